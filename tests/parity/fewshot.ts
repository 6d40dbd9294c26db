/** Parity of `fewshot.jsonl`: which examples LabeledFewShot gives to each predictor. */
import {
  type AnyProgram,
  type Example,
  InputError,
  predict,
  program,
  signature,
} from '../../src/engine/index.ts'
import { type LabeledFewShotOptions, labeledFewShot } from '../../src/optimizers/index.ts'
import { type Case, type Checker, checkCases, readJsonLines } from './checker.ts'

interface Compile {
  /** Size of the trainset. */
  readonly n: number
  readonly k: number
  readonly sample: boolean
  /** How many predictors the program has: `step1`, `step2`, … */
  readonly predictors: number
  readonly ok: boolean
  /** Positions in the trainset, by predictor. */
  readonly picks?: Readonly<Record<string, readonly number[]>>
}

/** One case per compile. */
export const checkFewshot: Checker = (path) => checkCases(readJsonLines<Compile>(path).map(caseOf))

function caseOf(fact: Compile): Case {
  const { n, k, sample, predictors, ok, picks } = fact
  return {
    name: `n ${n}, k ${k}, ${sample ? 'sampled' : 'not sampled'}, ${predictors} predictors`,
    expected: ok ? picks : 'refused',
    actual: () => picksOf(stepsProgram(predictors), numbered(n), { k, sample }),
  }
}

/**
 * What LabeledFewShot picks from `trainset`, by predictor: the `n` of its examples, which are those of `numbered`.
 * `refused` when it does not take the options.
 */
export async function picksOf(
  student: AnyProgram,
  trainset: readonly Example[],
  options: LabeledFewShotOptions,
) {
  try {
    const { state } = await labeledFewShot(options).compile(student, { trainset })
    return Object.fromEntries(
      Object.entries(state).map(([part, { demos }]) => [part, demos.map(({ n }) => n)]),
    )
  } catch (error) {
    if (error instanceof InputError) return 'refused'
    throw error
  }
}

/** A program of equal predictors `step1`, `step2`, … */
export function stepsProgram(predictors: number): AnyProgram {
  const step = predict(signature('n: integer -> answer: string'))
  const parts = Object.fromEntries(Array.from({ length: predictors }, (_, i) => [`step${i + 1}`, step]))
  return program({ name: 'steps', parts, forward: async () => ({}) })
}

/** Examples that tell their position, complete for every step. */
export function numbered(size: number): Example[] {
  return Array.from({ length: size }, (_, n) => ({
    id: String(n),
    inputs: { n },
    labels: { answer: `answer ${n}` },
  }))
}
