/** Several calls at once, each with its own outcome. */
import { LmError } from '../errors.ts'
import { type BatchOptions, mapInOrder } from './map-in-order.ts'
import type { Outcome } from './outcome.ts'

/**
 * Runs calls, at most `concurrency` (8) at once; outcomes come in the order of the calls, failures as values. What an
 * abort kept from starting has failed with `aborted`: each call has its outcome.
 * @example const [a, b] = await parallel([() => qa({ question }), () => judge({ text })])
 */
export async function parallel<const Calls extends readonly (() => Promise<unknown>)[]>(
  calls: Calls,
  options: BatchOptions = {},
): Promise<{ -readonly [At in keyof Calls]: Outcome<Awaited<ReturnType<Calls[At]>>> }> {
  const outcomes: Outcome<unknown>[] = []
  for await (const outcome of mapInOrder(calls, (call) => call(), options)) outcomes.push(outcome)
  while (outcomes.length < calls.length) {
    const told = `parallel: call ${outcomes.length + 1} of ${calls.length} was not started: the signal was aborted`
    outcomes.push({ ok: false, error: new LmError('aborted', told, { retryable: false }) })
  }
  return outcomes as { -readonly [At in keyof Calls]: Outcome<Awaited<ReturnType<Calls[At]>>> }
}
