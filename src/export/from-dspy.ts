/** DSPy's saved states as state of a program: instructions and demos by part, the rest kept aside. */
import {
  type AnyProgram,
  InputError,
  isPlainObject,
  type PredictorState,
  type Values,
} from '../engine/index.ts'
import { dspyFields, dspyKey, flat } from './dspy-layout.ts'
import { withoutAccess } from './dspy-lm.ts'
import type { DspyRest } from './to-dspy.ts'

/** What a file gives. */
export interface DspyReading {
  readonly state: AnyProgram['state']
  /** Everything else in it but endpoints and keys, for the lineage: an export puts it back. */
  readonly rest: DspyRest
  /** What was left out or differs, in sentences. */
  readonly notes: readonly string[]
}

/** True when a document holds predictors as DSPy saves them. */
export function isDspyState(document: Values): boolean {
  return predictorsIn(document).size > 0
}

/**
 * Reads a state file into the parts of a program: flat files, composite ones, with and without `.predict`.
 * @throws InputError `invalid_program` when its predictors are not those of the program, or one is malformed.
 */
export function fromDspy(program: AnyProgram, document: Values): DspyReading {
  const found = predictorsIn(document)
  const keys = matched(program, [...found.keys()])
  const states = Object.entries(keys).map(
    ([part, key]) => [part, stateOf(found.get(key) ?? {}, key)] as const,
  )
  const { value, left } = withoutAccess(document)
  const notes = Object.entries(keys).flatMap(([part, key]) => fieldNotes(program, part, found.get(key) ?? {}))
  return {
    state: Object.fromEntries(states),
    rest: { keys, document: withoutState(value, Object.values(keys)) },
    notes: [
      ...left.map((path) => `${path} is an endpoint or a key: it was not taken over.`),
      ...modelNotes(keys, found),
      ...notes,
    ],
  }
}

/** The predictors of a document by key; the empty key stands for the document itself. */
function predictorsIn(document: Values): Map<string, Values> {
  const isPredictor = (value: unknown): value is Values =>
    isPlainObject(value) && isPlainObject(value.signature) && Array.isArray(value.demos)
  if (isPredictor(document)) return new Map([[flat, document]])
  return new Map(Object.entries(document).filter((entry): entry is [string, Values] => isPredictor(entry[1])))
}

/** The key of every part. A chain of thought may be called with or without its `.predict`; a lone one anything. */
function matched({ predictors }: AnyProgram, keys: readonly string[]): Record<string, string> {
  const parts = Object.entries(predictors)
  const [first] = keys
  const isLone = parts.length === 1 && keys.length === 1 && first !== undefined
  const pairs = parts.map(([part, { signature }]) => {
    const path = part === 'self' ? [] : [part]
    const wanted = [dspyKey(part, signature), path.join('.'), [...path, 'predict'].join('.')]
    return [part, isLone ? first : wanted.find((key) => keys.includes(key))] as const
  })
  const taken = pairs.map(([, key]) => key)
  const others = keys.filter((key) => !taken.includes(key))
  if (!taken.includes(undefined) && others.length === 0)
    return Object.fromEntries(pairs) as Record<string, string>
  const wanted = parts.map(([part, { signature }]) => dspyKey(part, signature) || '(flat)')
  throw new InputError(
    'invalid_program',
    `DSPy state: expected the predictors ${wanted.join(', ')}, got ${keys.map((key) => key || '(flat)').join(', ')}; the task's program must have the same parts`,
    { expected: wanted, found: keys },
  )
}

function stateOf({ signature, demos }: Values, key: string): PredictorState {
  const { instructions } = signature as Values
  const isSound = typeof instructions === 'string' && (demos as unknown[]).every(isPlainObject)
  if (isSound) return { instructions, demos: demos as Values[] }
  throw new InputError(
    'invalid_program',
    `DSPy state: ${key || 'predictor'}: expected signature.instructions to be a text and demos to be objects`,
    { key },
  )
}

function withoutState(document: Values, keys: readonly string[]): Values {
  const entries = Object.entries(document).map(([key, value]) => [
    key,
    keys.includes(key) && isPlainObject(value) ? predictorRest(value) : value,
  ])
  return keys.includes(flat) ? predictorRest(document) : Object.fromEntries(entries)
}

function predictorRest({ demos: _demos, signature, ...others }: Values): Values {
  const { instructions: _instructions, ...rest } = isPlainObject(signature) ? signature : {}
  return { ...others, signature: rest }
}

function modelNotes(keys: Readonly<Record<string, string>>, found: ReadonlyMap<string, Values>): string[] {
  return Object.entries(keys).flatMap(([part, key]) => {
    const { lm } = found.get(key) ?? {}
    if (!isPlainObject(lm)) return []
    const sampling = ['temperature', 'max_tokens'].flatMap((name) =>
      lm[name] === undefined || lm[name] === null ? [] : [`${name} ${lm[name]}`],
    )
    const told = [String(lm.model), ...sampling].join(', ')
    return [
      `The model of \`${part}\` (${told}) is kept in the lineage only: name one with --model or in the configuration.`,
    ]
  })
}

/** Descriptions are part of the code here; those of the file are kept, and told where they differ. */
function fieldNotes({ predictors }: AnyProgram, part: string, { signature }: Values): string[] {
  const own = predictors[part]?.signature
  const fields = isPlainObject(signature) && Array.isArray(signature.fields) ? signature.fields : []
  const expected = own ? dspyFields(own) : []
  const names = own ? [...own.inputs, ...own.outputs].map(({ name }) => name) : []
  if (fields.length !== expected.length) {
    return [
      `\`${part}\` has ${expected.length} fields in the code and ${fields.length} in the file: those of the code hold.`,
    ]
  }
  const differing = names.filter((_, i) => {
    const given: unknown = fields[i]
    return isPlainObject(given) && given.description !== expected[i]?.description
  })
  return differing.length === 0
    ? []
    : [
        `Of \`${part}\` the file describes ${differing.join(', ')} in other words than the code: those of the code hold.`,
      ]
}
