/** The longest time that a timer can wait: one that is asked for more fires at once. */

/** Milliseconds, cut to what a timer can wait. */
export function timerMs(ms: number): number {
  return Math.min(ms, 2 ** 31 - 1)
}
