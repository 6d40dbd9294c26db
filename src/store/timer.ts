/** A timer that does not keep the process alive. */

/** Does something later, in milliseconds; calling what it gives takes that back. */
export type SetTimer = (run: () => void, ms: number) => () => void

/** The timer of Node, without keeping the process alive for it. */
export const backgroundTimer: SetTimer = (run, ms) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
