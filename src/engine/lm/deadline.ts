/** The end of a call's patience, over all its requests and waits. */

/** When a call has to be over. */
export interface Deadline {
  /** Milliseconds given; infinite without a deadline. */
  readonly ms: number
  /** Aborts at the deadline, or with the caller's signal. */
  readonly signal: AbortSignal | undefined
  readonly leftMs: () => number
  /** True when it was the deadline that aborted, not the caller. */
  readonly isOver: () => boolean
}

/** The deadline of a call that begins now. */
export function deadlineOf(
  signal: AbortSignal | undefined,
  { deadlineMs, now }: { deadlineMs: number | undefined; now: () => number },
): Deadline {
  if (deadlineMs === undefined) {
    const never = Number.POSITIVE_INFINITY
    return { ms: never, signal, leftMs: () => never, isOver: () => false }
  }
  const end = now() + deadlineMs
  const timer = AbortSignal.timeout(deadlineMs)
  return {
    ms: deadlineMs,
    signal: signal ? AbortSignal.any([signal, timer]) : timer,
    leftMs: () => end - now(),
    isOver: () => timer.aborted && !signal?.aborted,
  }
}
