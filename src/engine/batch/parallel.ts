/** Several calls at once, each with its own outcome. */
import { type BatchOptions, mapInOrder } from './map-in-order.ts'
import type { Outcome } from './outcome.ts'

/**
 * Runs calls, at most `concurrency` (8) at once; outcomes come in the order of the calls, failures as values.
 * @example const [a, b] = await parallel([() => qa({ question }), () => judge({ text })])
 */
export async function parallel<const Calls extends readonly (() => Promise<unknown>)[]>(
  calls: Calls,
  options: BatchOptions = {},
): Promise<{ -readonly [At in keyof Calls]: Outcome<Awaited<ReturnType<Calls[At]>>> }> {
  const outcomes: Outcome<unknown>[] = []
  for await (const outcome of mapInOrder(calls, (call) => call(), options)) outcomes.push(outcome)
  return outcomes as { -readonly [At in keyof Calls]: Outcome<Awaited<ReturnType<Calls[At]>>> }
}
