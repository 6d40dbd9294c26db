/** Ends of patience: of one request, of the silence in a stream, of a whole call with its waits. */
import { timerMs } from './timer-ms.ts'

/** An end of patience that is near. Whoever asks for one has to `end` it: until then it keeps the call in memory. */
export interface TimeLimit {
  /** Aborts when the time is over, or with the caller's signal. */
  readonly signal: AbortSignal
  /** True when it was the time that aborted, not the caller. */
  readonly isOver: () => boolean
  /** The whole time begins anew. */
  readonly renew: () => void
  /** Nothing waits any more. */
  readonly end: () => void
}

/** So many milliseconds from now on, and no longer than the caller's signal allows. */
export function timeLimit(signal: AbortSignal | undefined, ms: number): TimeLimit {
  // By hand: AbortSignal.timeout and .any leave weak references, whose targets only a full collection frees.
  const controller = new AbortController()
  let isOver = false
  const timer = setTimeout(() => {
    isOver ||= !controller.signal.aborted
    controller.abort()
  }, timerMs(ms))
  timer.unref()
  const leave = () => controller.abort(signal?.reason)
  if (signal?.aborted) leave()
  else signal?.addEventListener('abort', leave, { once: true })
  return {
    signal: controller.signal,
    isOver: () => isOver,
    renew: () => void timer.refresh(),
    end() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    },
  }
}

/** When a call has to be over. */
export interface Deadline extends Pick<TimeLimit, 'isOver' | 'end'> {
  /** Milliseconds given; infinite without a deadline. */
  readonly ms: number
  /** Aborts at the deadline, or with the caller's signal. */
  readonly signal: AbortSignal | undefined
  readonly leftMs: () => number
}

/** The deadline of a call that begins now; `end` it. */
export function deadlineOf(
  signal: AbortSignal | undefined,
  { deadlineMs, now }: { deadlineMs: number | undefined; now: () => number },
): Deadline {
  if (deadlineMs === undefined) {
    const never = Number.POSITIVE_INFINITY
    return { ms: never, signal, leftMs: () => never, isOver: () => false, end: () => {} }
  }
  const end = now() + deadlineMs
  return { ...timeLimit(signal, deadlineMs), ms: deadlineMs, leftMs: () => end - now() }
}
