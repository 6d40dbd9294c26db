/** Fits an example to the program that will take it. */
import {
  type AnySignature,
  checkFields,
  type Example,
  type Field,
  isPlainObject,
  messageOf,
  type Values,
} from '../engine/index.ts'
import { datasetError, type Place } from './located-example.ts'

/** What an example must fit. */
export interface Fitting {
  /** Its inputs are checked on every example; its text fields keep CSV cells as text. */
  readonly signature?: AnySignature | undefined
  /** Derives further inputs from those that a person wrote. */
  readonly prepare?: ((inputs: Values) => Values) | undefined
}

/**
 * The example with its inputs prepared, checked and defaults filled in. Given values stay as they are written (a
 * date is still text): the program reads them. Inputs that are no field of the signature stay too.
 * @throws InputError `invalid_dataset` with file, line and field.
 */
export function fitted(example: Example, { signature, prepare }: Fitting, place: Place): Example {
  const fields = signature?.inputs ?? []
  const { inputs: written } = example
  // What a person wrote is checked before `prepare` sees it, so that an error names their field, not a derived one.
  const given = fields.filter(({ name }) => written[name] !== undefined)
  requireFit(given, written, place)
  const inputs = prepare === undefined ? written : prepared(prepare, written, place)
  const unseen = fields.filter(({ name }) => inputs[name] === undefined || inputs[name] !== written[name])
  return { ...example, inputs: completed(fields, inputs, requireFit(unseen, inputs, place)) }
}

/** The values as the fields read them, defaults filled in. */
function requireFit(fields: readonly Field[], inputs: Values, place: Place): Values {
  const { values, problems } = checkFields(fields, inputs)
  if (problems[0]) throw datasetError(place, problems[0].message, `inputs.${problems[0].field}`)
  return values
}

/** The inputs with defaults, fields first. */
function completed(fields: readonly Field[], inputs: Values, defaults: Values): Values {
  const all: Record<string, unknown> = {}
  for (const { name } of fields) {
    const value = inputs[name] === undefined ? defaults[name] : inputs[name]
    if (value !== undefined) all[name] = value
  }
  return { ...all, ...inputs }
}

function prepared(prepare: (inputs: Values) => Values, inputs: Values, place: Place): Values {
  let result: unknown
  try {
    result = prepare(inputs)
  } catch (error) {
    throw datasetError(place, `the task's prepare(inputs) failed: ${messageOf(error)}`, 'inputs')
  }
  if (isPlainObject(result)) return result
  const got = result instanceof Promise ? 'a promise' : result === null ? 'null' : typeof result
  throw datasetError(place, `expected the task's prepare(inputs) to return an object, got ${got}`, 'inputs')
}
