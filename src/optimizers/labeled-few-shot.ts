/** LabeledFewShot (DSPy): labelled examples, picked by chance, become the demos of every predictor. */
import {
  type AnyProgram,
  type AnySignature,
  type Demo,
  type Example,
  InputError,
  isUsable,
  mapState,
  pyRandom,
} from '../engine/index.ts'
import { checkTask } from './check-task.ts'
import type { Optimizer } from './optimizer.ts'

/** How demos are picked. */
export interface LabeledFewShotOptions {
  /** Demos per predictor, at most. @default 16, as DSPy */
  readonly k?: number | undefined
  /** False takes the first k examples instead of k by chance; a negative k then leaves out the last -k. @default true */
  readonly sample?: boolean | undefined
}

/**
 * An optimizer without a model call. One generator serves all predictors in turn, seeded as CPython's, so that
 * equal seeds pick what DSPy picks. An empty trainset clears the demos. Picked examples that do not have an input
 * and an output of a predictor are left out of its demos and told through `onNote`.
 * @throws InputError `invalid_option` for a k that is no whole number; `compile` also when it cannot pick k,
 *   and `invalid_program` or `invalid_trainset` for what is none.
 */
export function labeledFewShot({ k = 16, sample = true }: LabeledFewShotOptions = {}): Optimizer {
  if (!Number.isSafeInteger(k)) throw invalidK('a whole number', k)
  return {
    name: 'labeled-few-shot',
    async compile(student, { trainset, seed = 0, onNote }) {
      checkTask('labeledFewShot', student, trainset)
      const count = trainset.length === 0 ? 0 : Math.min(k, trainset.length)
      if (sample && count < 0) throw invalidK('a whole number >= 0', k)
      const random = pyRandom(seed)
      const state = mapState(student.state, (own, path) => {
        const picked = sample ? random.sample(trainset, count) : trainset.slice(0, count)
        const demos = demosOf(picked, student.predictors[path]?.signature)
        const skipped = picked.length - demos.length
        if (skipped > 0) onNote?.(skippedNote(path, skipped, picked.length))
        return { ...own, demos }
      })
      if (count > 0 && Object.values(state).every(({ demos }) => demos.length === 0))
        onNote?.(nothingLearnedNote(student, trainset))
      return student.withState(state) as typeof student
    },
  }
}

/** The examples as demos of one predictor: only its fields, and only those that are of use to it. */
function demosOf(examples: readonly Example[], signature: AnySignature | undefined): Demo[] {
  if (signature === undefined) return []
  const names = [...signature.inputs, ...signature.outputs].map(({ name }) => name)
  const demos = examples.map(({ inputs, labels }) => {
    const values = { ...inputs, ...labels }
    return Object.fromEntries(
      names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
    )
  })
  return demos.filter((demo) => isUsable(signature, demo))
}

function skippedNote(path: string, skipped: number, picked: number): string {
  return `${path}: ${skipped} of ${picked} picked examples have no input and output of this part and were skipped`
}

/** For a trainset that spells its fields in another way: nothing else would tell why nothing changed. */
function nothingLearnedNote({ predictors }: AnyProgram, [example]: readonly Example[]): string {
  const fields = Object.values(predictors).flatMap(({ signature: { inputs, outputs } }) => [
    ...inputs,
    ...outputs,
  ])
  const known = [...new Set(fields.map(({ name }) => name))].join(', ')
  const got = Object.keys({ ...example?.inputs, ...example?.labels }).join(', ') || 'none'
  return `no part has a demo: expected inputs and labels named ${known}, got ${got} in the first example`
}

function invalidK(expected: string, k: number): InputError {
  return new InputError(
    'invalid_option',
    `labeledFewShot: expected k to be ${expected}, got ${typeof k === 'number' ? k : JSON.stringify(k)}`,
    {
      option: 'k',
    },
  )
}
