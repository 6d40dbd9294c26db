/** A program over many inputs. */
import { type BatchOptions, mapInOrder, type Outcome } from '../batch/index.ts'
import type { CallOptions } from './types.ts'

/** Outcomes of a call over inputs, in order; who leaves the loop aborts what is under way. */
export function batchOf<I, O>(
  call: (inputs: I, options?: CallOptions) => Promise<O>,
  inputs: Iterable<I> | AsyncIterable<I>,
  { concurrency, batchSize, delayMs, sleep, ...settings }: CallOptions & BatchOptions = {},
): AsyncGenerator<Outcome<O>, void, undefined> {
  const left = new AbortController()
  const signal = settings.signal ? AbortSignal.any([settings.signal, left.signal]) : left.signal
  const pace = { concurrency, batchSize, delayMs, sleep, signal }
  const outcomes = mapInOrder(inputs, (input: I) => call(input, { ...settings, signal }), pace)
  return untilLeft(outcomes, left)
}

async function* untilLeft<T>(
  outcomes: AsyncGenerator<T, void, undefined>,
  left: AbortController,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* outcomes
  } finally {
    left.abort()
  }
}
