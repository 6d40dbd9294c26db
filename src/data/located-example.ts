/** An example with the place where it stands in its file, and errors that name that place. */
import { type Example, hashOf, InputError, isPlainObject, nearest, type Values } from '../engine/index.ts'

/** Where in a dataset something stands; lines are counted from 1. */
export interface Place {
  readonly path: string
  readonly line: number
}

/** An example and the line on which it begins. */
export interface LocatedExample {
  readonly example: Example
  readonly line: number
}

const keys = ['id', 'inputs', 'labels', 'metadata']

/** The error of a dataset: what was expected and got, with file, line and field. */
export function datasetError({ path, line }: Place, message: string, field?: string): InputError {
  const where = field === undefined ? `${path}:${line}` : `${path}:${line}: ${field}`
  return new InputError('invalid_dataset', `${where}: ${message}`, { file: path, line, field })
}

/**
 * An example of plain data; without an id the hash of its inputs and labels is the id.
 * @throws InputError `invalid_dataset` naming the key that has the wrong type.
 */
export function exampleOf(value: unknown, place: Place): Example {
  if (!isPlainObject(value))
    throw datasetError(place, `expected an object { "inputs": {…}, "labels": {…} }, got ${nameOf(value)}`)
  const { id, inputs, labels = {}, metadata } = value
  requireObject(inputs, 'inputs', place)
  requireObject(labels, 'labels', place)
  if (metadata !== undefined) requireObject(metadata, 'metadata', place)
  refuseSlips(value, place)
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    throw datasetError(place, `expected a string, got ${nameOf(id)}`, 'id')
  const ownId = id === undefined || id === '' ? hashOf({ inputs, labels }, 16) : String(id)
  return { id: ownId, inputs, labels, ...(metadata === undefined ? {} : { metadata }) }
}

// A mistyped key would lose what it holds without a word, and a metric of one's own would score 0 for it. Other keys
// are passed over, as exports of other tools carry them, unless they stand where labels should.
function refuseSlips(value: Values, place: Place): void {
  const slip = Object.keys(value).find(
    (key) => !keys.includes(key) && (value.labels === undefined || nearest(key, keys.slice(1)) !== undefined),
  )
  if (slip === undefined) return
  const near = nearest(slip, keys.slice(1))
  const hint =
    near === undefined
      ? 'what is right goes into `labels`, the rest into `metadata`'
      : `did you mean \`${near}\`?`
  throw datasetError(place, `expected the keys ${keys.join(', ')}, got \`${slip}\`; ${hint}`, slip)
}

function requireObject(value: unknown, field: string, place: Place): asserts value is Values {
  if (isPlainObject(value)) return
  const form = value === undefined ? '; a line is { "inputs": {…}, "labels": {…} }' : ''
  throw datasetError(place, `expected an object, got ${nameOf(value)}${form}`, field)
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  const type = Array.isArray(value) ? 'array' : typeof value
  return type === 'array' || type === 'object' ? `an ${type}` : `a ${type}`
}
