/** Several tries of a program, judged one after another. */
import { isPlainObject } from '../canonical.ts'
import { InputError, isAbort, WhetstoneError } from '../errors.ts'

/** How good outputs are, in [0, 1], and what is wrong with them in words that the model can act on. */
export type Reward<I, O> = (
  outputs: O,
  inputs: I,
) => Judgement | number | boolean | Promise<Judgement | number | boolean>

interface Judgement {
  readonly score: number
  readonly feedback?: string | undefined
}

/** How often to try, and when it is good enough. */
export interface TryOptions<I, O> {
  /** Tries at most. @default 3 */
  readonly n?: number | undefined
  readonly reward: Reward<I, O>
  /** A score that ends the search. @default 1 */
  readonly threshold?: number | undefined
}

/** A try and how it was judged. */
export interface Tried<O> {
  readonly outputs: O
  readonly score: number
  readonly feedback: string | undefined
}

/**
 * The best of up to `n` tries, the first of equals. A try that fails, or whose score is no number, counts as none.
 * @throws what the last try threw, when all of them failed.
 */
export async function bestOf<I, O>(
  attempt: (at: number, before: Tried<O> | undefined) => Promise<O>,
  inputs: I,
  { n = 3, reward, threshold = 1 }: TryOptions<I, O>,
): Promise<O> {
  let best: Tried<O> | undefined
  let before: Tried<O> | undefined
  let failure: unknown
  for (let at = 0; at < n && (best === undefined || best.score < threshold); at += 1) {
    try {
      const outputs = await attempt(at, before)
      const judged = await reward(outputs, inputs)
      const tried = { outputs, ...judgementOf(judged) }
      before = tried
      if (best === undefined || tried.score > best.score) best = tried
    } catch (error) {
      if (isAbort(error)) throw error
      failure = error
    }
  }
  if (best === undefined) throw failure
  return best.outputs
}

/**
 * @throws InputError `invalid_tries` unless `n` is 1 or more; `invalid_reward` for what cannot judge: the tries would be
 *   paid for first.
 */
export function checkOptions<I, O>({ n = 3, reward, threshold = 1 }: TryOptions<I, O>): void {
  checkTries(n)
  if (typeof reward !== 'function')
    throw new InputError(
      'invalid_reward',
      `expected reward to be a function of (outputs, inputs), got ${reward}`,
    )
  if (typeof threshold !== 'number' || Number.isNaN(threshold))
    throw new InputError(
      'invalid_reward',
      `expected threshold to be a score, got ${typeof threshold} ${threshold}`,
      {
        threshold,
      },
    )
}

/** @throws InputError `invalid_tries` unless `n` is 1 or more. */
export function checkTries(n: number): void {
  if (!Number.isInteger(n) || n < 1)
    throw new InputError('invalid_tries', `expected n to be a whole number of 1 or more, got ${n}`, { n })
}

function judgementOf(judged: unknown): Pick<Tried<unknown>, 'score' | 'feedback'> {
  const { score: told, feedback } = isPlainObject(judged) ? judged : { score: judged, feedback: undefined }
  const score = typeof told === 'boolean' ? Number(told) : told
  if (typeof score !== 'number' || !Number.isFinite(score))
    throw new WhetstoneError('invalid_score', `reward: expected a score in [0, 1], got ${told}`)
  return { score, feedback: feedback === undefined ? undefined : String(feedback) }
}
