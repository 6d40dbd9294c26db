/** The JSON adapter: one JSON object in, one out, held to a schema where the model can be. */
import { isPlainObject } from '../canonical.ts'
import type { Values } from '../example.ts'
import type { ResponseFormat } from '../lm/types.ts'
import type { AnySignature, Field, WireSchema } from '../signature/index.ts'
import { preparedTurns, toldInputs } from './prepare.ts'
import { strictSchema } from './strict-schema.ts'
import { bracketed, parseLoosely, unfence, valueFrom } from './text.ts'
import type { Adapter, Prompt } from './types.ts'
import { missingOutputs, unreadable } from './unreadable.ts'

/** Sends inputs and reads outputs as JSON objects; uses structured outputs where the model's card has them. */
export const jsonAdapter: Adapter = {
  name: 'json',
  prepare: (prompt) => ({
    ...preparedTurns(prompt, { system: systemText(prompt), write: objectText }),
    responseFormat: responseFormat(prompt.signature),
  }),
  parse(signature, text) {
    const object = readObject(text)
    const missing = missingOutputs(signature, (name) => object?.[name] !== undefined)
    if (object === undefined || missing.length > 0) {
      const wanted = object === undefined ? 'one JSON object' : `the keys ${missing.join(', ')}`
      throw unreadable('json', wanted, { missing, text })
    }
    const known = signature.outputs.filter(({ name }) => object[name] !== undefined)
    return Object.fromEntries(known.map((field) => [field.name, valueIn(field, object[field.name])]))
  },
  partial: partialObject,
}

/** The keys so far. A number or word at the very end may go on; a key without a value says nothing yet. */
function partialObject({ outputs }: AnySignature, text: string): Values {
  const written = text.slice(Math.max(0, text.indexOf('{'))).replace(/[\w.+-]*$/, '')
  const value = parseLoosely(
    written.replace(/\\+$/, (slashes) => '\\'.repeat(slashes.length - (slashes.length % 2))),
  )
  if (!isPlainObject(value)) return {}
  const last = Object.keys(value).at(-1)
  const known = outputs.filter(
    ({ name }) => value[name] !== undefined && !(name === last && value[name] === null),
  )
  return Object.fromEntries(known.map(({ name }) => [name, value[name]]))
}

/** Text where text is wanted, whatever JSON stands there; JSON in a string where only that can be meant. */
function valueIn(field: Field, value: unknown): unknown {
  if (!field.isText) {
    const isMeant = typeof value !== 'string' || field.schema.safeParse(value).success
    return isMeant ? value : valueFrom(field, value)
  }
  const isKept = typeof value === 'string' || (value === null && (field.isNullable || field.isOptional))
  return isKept ? value : JSON.stringify(value)
}

function responseFormat(signature: AnySignature): ResponseFormat | undefined {
  const properties = Object.fromEntries(signature.outputs.map((field) => [field.name, describedWire(field)]))
  const required = signature.outputs.filter(({ isOptional }) => !isOptional).map(({ name }) => name)
  const schema = strictSchema({ type: 'object', properties, required })
  return schema && { name: signature.name.replace(/[^\w-]/g, '_').slice(0, 64) || 'answer', schema }
}

function describedWire({ wire, description }: Field): WireSchema {
  return description === undefined ? wire : { ...wire, description }
}

function systemText({ signature, instructions }: Prompt): string {
  const inputs = toldInputs(signature.inputs)
  const given = inputs.length > 0 ? [`Given a JSON object: ${objectType(inputs)}`] : []
  return [instructions, '', ...given, `Answer with one JSON object: ${objectType(signature.outputs)}`].join(
    '\n',
  )
}

function objectType(fields: readonly Field[]): string {
  const told = fields.map(({ name, type, isOptional, description }) => {
    const key = isOptional ? `${name}?` : name
    return `${key}: ${type}${description === undefined ? '' : ` (${description})`}`
  })
  return `{${told.join(', ')}}`
}

function objectText(fields: readonly Field[], values: Values): string {
  return JSON.stringify(Object.fromEntries(fields.map(({ name }) => [name, values[name]])))
}

/** The object of a reply: the whole text, a fence or the part between the outer braces; the last one of several. */
function readObject(text: string): Record<string, unknown> | undefined {
  const inner = bracketed(text, '{', '}')
  for (const candidate of [unfence(text.trim()), inner, `[${inner}]`]) {
    const value = parseLoosely(candidate)
    const object = Array.isArray(value) ? value.findLast(isPlainObject) : value
    if (isPlainObject(object)) return object
  }
  return undefined
}
