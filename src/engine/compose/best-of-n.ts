/** The best of several independent tries. */
import type { Program } from '../program/index.ts'
import { bestOf, checkOptions, type TryOptions } from './tries.ts'
import { repeatOf, wrap } from './wrap.ts'

/**
 * A program that is tried up to `n` times (each an independent repeat) until `reward` reaches `threshold`; the best
 * outputs are given, the first of equals. Every try stands in the trace.
 * @throws InputError `invalid_tries` unless `n` is 1 or more, `invalid_reward` for what cannot judge; at a call what the last try threw when all failed.
 */
export function bestOfN<I, O>(program: Program<I, O>, options: TryOptions<I, O>): Program<I, O> {
  const { n = 3 } = options
  checkOptions(options)
  return wrap('bestOfN', program, (inner, inputs) =>
    bestOf((at) => inner(inputs, { repeat: repeatOf(at, n) }), inputs, options),
  )
}
