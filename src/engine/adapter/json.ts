/** The JSON adapter: one JSON object in, one out, held to a schema where the model can be. */
import { isPlainObject } from '../canonical.ts'
import type { Values } from '../example.ts'
import type { ResponseFormat } from '../lm/types.ts'
import { parsedJson } from '../parsed-json.ts'
import { numberText } from '../repair/index.ts'
import { type AnySignature, type Field, isFreeText, type WireSchema } from '../signature/index.ts'
import { unfinished } from './open-value.ts'
import { preparedTurns, toldInputs } from './prepare.ts'
import { strictSchema } from './strict-schema.ts'
import { parseLoosely, valueFrom } from './text.ts'
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
    const values = object === undefined ? {} : valuesOf(signature, object, text)
    const needed = missingOutputs(signature, (name) => values[name] !== undefined)
    // Where all may be left out, an object of other keys is still no answer.
    const isForeign = Object.keys(values).length === 0 && Object.keys(object ?? {}).length > 0
    const missing = needed.length === 0 && isForeign ? signature.outputs.map(({ name }) => name) : needed
    if (object === undefined || missing.length > 0) {
      const wanted = object === undefined ? 'one JSON object' : `the keys ${missing.join(', ')}`
      throw unreadable('json', wanted, { missing, text, values })
    }
    return values
  },
  partial: partialObject,
}

/** The keys so far. A key without a value says nothing yet; what is neither text nor list is told when it is closed. */
function partialObject({ outputs }: AnySignature, text: string): Values {
  const written = unfinished(text.slice(Math.max(0, text.indexOf('{')))).replace(
    /[{,]\s*"[^"\\]*"\s*:\s*$/,
    (open) => (open.startsWith('{') ? '{' : ''),
  )
  const value = parseLoosely(written)
  if (!isPlainObject(value)) return {}
  const last = Object.keys(value).at(-1)
  const known = outputs.filter((field) => {
    const told = value[field.name]
    if (told === undefined || told === null) return told === null && field.name !== last
    return field.name !== last || Array.isArray(told) || isFreeText(field) || isClosed(written)
  })
  return Object.fromEntries(known.map(({ name }) => [name, value[name]]))
}

/** True where the last value of an object is whole. */
function isClosed(written: string): boolean {
  return [written, `${written.replace(/,\s*$/, '')}}`].some((json) => parsedJson(json) !== undefined)
}

/** In the order of the reply: the first value that does not fit is the one to tell of. */
function valuesOf(signature: AnySignature, object: Record<string, unknown>, text: string): Values {
  const numbers = hasNumberAsText(signature, object) ? readObject(text, numberText) : undefined
  const fields = new Map(signature.outputs.map((field) => [field.name, field]))
  const known = Object.entries(object).flatMap(([name, value]) => {
    const field = fields.get(name)
    if (field === undefined) return []
    const isSpelled = typeof value === 'number' && isPlainText(field)
    return [[name, valueIn(field, isSpelled ? numbers?.[name] : value)] as const]
  })
  return Object.fromEntries(known)
}

/** Text where text is wanted, whatever JSON stands there; JSON in a string where only that can be meant. */
function valueIn(field: Field, value: unknown): unknown {
  if (isPlainText(field)) {
    const isKept = typeof value === 'string' || (value === null && field.isOptional)
    return isKept ? value : JSON.stringify(value)
  }
  const isMeant = typeof value !== 'string' || field.isText || field.schema.safeParse(value).success
  return isMeant ? value : valueFrom(field, value)
}

/** Any text at all and nothing else; choices, dates and what may be null are told as they stand. */
function isPlainText({ isText, isNullable, wire }: Field): boolean {
  const isChosen = [wire.enum, wire.const, wire.format, wire.anyOf].some((keyword) => keyword !== undefined)
  return isText && !isNullable && !isChosen
}

function hasNumberAsText({ outputs }: AnySignature, object: Record<string, unknown>): boolean {
  return outputs.some((field) => typeof object[field.name] === 'number' && isPlainText(field))
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

/** The object of a reply, whatever stands around it, also in a text of JSON; of a list of objects the first. */
function readObject(text: string, number?: (text: string) => unknown): Record<string, unknown> | undefined {
  const read = parseLoosely(text, number)
  const value = typeof read === 'string' ? parseLoosely(read, number) : read
  // In a list that was cut off before its first object ends, there is none.
  const object = Array.isArray(value) && text.includes('}') ? value.find(isPlainObject) : value
  return isPlainObject(object) ? object : undefined
}
