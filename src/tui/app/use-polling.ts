/** The passing of time, only while something is running. */
import { useEffect } from 'react'

/** Milliseconds between two readings. */
const pollMs = 1000

/** Calls `tick` (which must not change from one drawing to the next) every second while `isLive`. */
export function usePolling(isLive: boolean, tick: () => void): void {
  useEffect(() => {
    if (!isLive) return
    const timer = setInterval(tick, pollMs)
    return () => clearInterval(timer)
  }, [isLive, tick])
}
