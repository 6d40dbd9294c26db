/** How long to wait for the next sign of life of a stream. */
import { timerMs } from './timer-ms.ts'

/** Aborts when nothing came for a while. */
export interface Patience {
  /** Aborts when patience ends, or with the caller's signal. */
  readonly signal: AbortSignal
  /** Something came: waits as long again. */
  readonly renew: () => void
  /** True when it was patience that ended, not the caller's. */
  readonly hasEnded: () => boolean
  /** Nothing more is waited for. */
  readonly stop: () => void
}

/** Patience of `ms` between signs of life. */
export function patienceOf(ms: number, signal: AbortSignal | undefined): Patience {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(), timerMs(ms))
  return {
    signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    renew: () => void timer.refresh(),
    hasEnded: () => silence.signal.aborted && !signal?.aborted,
    stop: () => clearTimeout(timer),
  }
}
