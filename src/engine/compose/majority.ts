/** The answer that most of several tries agree on (self-consistency: Wang et al. 2022, arXiv 2203.11171). */
import { type Outcome, parallel } from '../batch/index.ts'
import { canonicalJson } from '../canonical.ts'
import { isAbort } from '../errors.ts'
import type { Program } from '../program/index.ts'
import { checkTries } from './tries.ts'
import { repeatOf, wrap } from './wrap.ts'

/** How often to ask, and what counts as the same answer. */
export interface MajorityOptions<O> {
  /** Independent tries. @default 5 */
  readonly n?: number | undefined
  /** What is voted on, compared as JSON. @default all outputs but `reasoning` */
  readonly by?: ((outputs: O) => unknown) | undefined
  /** Tries at the same time. @default 8 */
  readonly concurrency?: number | undefined
}

/**
 * A program that is asked `n` times and gives the first of the outputs that most tries agree on; of equal votes, those
 * seen first. Tries that fail do not vote.
 * @throws InputError `invalid_tries` unless `n` is 1 or more; at a call what the first try threw when all failed.
 */
export function majority<I, O>(
  program: Program<I, O>,
  { n = 5, by = withoutReasoning, concurrency }: MajorityOptions<O> = {},
): Program<I, O> {
  checkTries(n)
  return wrap('majority', program, async (inner, inputs) => {
    const tries = Array.from({ length: n }, (_, at) => () => inner(inputs, { repeat: repeatOf(at, n) }))
    return elected(await parallel(tries, { concurrency }), by)
  })
}

function elected<O>(outcomes: readonly Outcome<O>[], by: (outputs: O) => unknown): O {
  const votes = new Map<string, { count: number; outputs: O }>()
  for (const outcome of outcomes) {
    if (!outcome.ok) continue
    const key = canonicalJson(by(outcome.value))
    const { count, outputs } = votes.get(key) ?? { count: 0, outputs: outcome.value }
    votes.set(key, { count: count + 1, outputs })
  }
  const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]))
  // The votes so far are no majority of `n`, and nobody waits for one.
  const abort = failures.find(isAbort)
  if (abort !== undefined) throw abort
  const [first, ...others] = votes.values()
  if (first === undefined) throw failures[0]
  return others.reduce((best, own) => (own.count > best.count ? own : best), first).outputs
}

function withoutReasoning(outputs: unknown): unknown {
  const { reasoning: _told, ...others } = Object(outputs) as Record<string, unknown>
  return others
}
