/** Tries that learn from each other: what was wrong with the last answer is told to the model. */
import { mapState, type Program } from '../program/index.ts'
import { bestOf, checkOptions, type Tried, type TryOptions } from './tries.ts'
import { repeatOf, wrap } from './wrap.ts'

/**
 * A program that is tried up to `n` times until `reward` reaches `threshold`. Each further try is told the answer
 * before it, its score and the feedback of `reward`; the best outputs are given. State and instructions of the program
 * stay as they are.
 * @throws InputError `invalid_tries` unless `n` is 1 or more, `invalid_reward` for what cannot judge; at a call what the last try threw when all failed.
 */
export function refine<I, O>(program: Program<I, O>, options: TryOptions<I, O>): Program<I, O> {
  const { n = 3 } = options
  checkOptions(options)
  return wrap('refine', program, (inner, inputs) => {
    const attempt = (at: number, before: Tried<O> | undefined) =>
      (before === undefined ? inner : advised(inner, before))(inputs, { repeat: repeatOf(at, n) })
    return bestOf(attempt, inputs, options)
  })
}

function advised<I, O>(inner: Program<I, O>, { outputs, score, feedback }: Tried<O>): Program<I, O> {
  const advice = [
    `An earlier answer scored ${score} of 1: ${JSON.stringify(outputs)}`,
    ...(feedback === undefined ? [] : [`What was wrong with it: ${feedback}`]),
    'Write a better one.',
  ].join('\n')
  return inner.withState(
    mapState(inner.state, (own) => ({ ...own, instructions: `${own.instructions}\n\n${advice}` })),
  )
}
