/** Whether a reply is in the form asked for, so that nothing had to be repaired to read it. */

import { z } from 'zod'
import {
  type Adapter,
  type AnySignature,
  type Field,
  isPlainObject,
  ParseError,
  signature,
} from '../engine/index.ts'

/** True when every field that is there is valid as it is written. */
export function readsAsItStands(declared: AnySignature, adapter: Adapter, text: string): boolean {
  try {
    const values =
      adapter.name === 'json' ? (JSON.parse(text) as unknown) : sectionsOf(declared.outputs, adapter, text)
    if (!isPlainObject(values)) return false
    return declared.outputs.every((field) => isValid(field, values[field.name]))
  } catch {
    return false
  }
}

function isValid(field: Field, value: unknown): boolean {
  return field.schema.safeParse(value).success
}

/** The sections as plain text, then each as its field has it. @throws what is no JSON. */
function sectionsOf(fields: readonly Field[], adapter: Adapter, text: string): Record<string, unknown> {
  const sections = textsOf(fields, adapter, text)
  const values = fields.flatMap((field) => {
    const section = sections[field.name]
    return typeof section === 'string' || section === null ? [[field.name, readValue(field, section)]] : []
  })
  return Object.fromEntries(values)
}

/** The text of every section that is written; only text that can be null is told from null. */
function textsOf(fields: readonly Field[], adapter: Adapter, text: string): Record<string, unknown> {
  const mayBeNull = ({ isText, isOptional, isNullable }: Field) => isText && (isOptional || isNullable)
  const outputs = fields.map((field) => [field.name, mayBeNull(field) ? z.string().nullish() : z.string()])
  try {
    return adapter.parse(signature({ inputs: {}, outputs: Object.fromEntries(outputs) }), text)
  } catch (error) {
    const missing = error instanceof ParseError ? error.missing : []
    const written = fields.filter(({ name }) => !missing.includes(name))
    if (written.length === 0 || written.length === fields.length) throw error
    return textsOf(written, adapter, text)
  }
}

function readValue({ isText }: Field, section: string | null): unknown {
  if (isText || section === null) return section
  return JSON.parse(/^`{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?`{3}$/.exec(section)?.[1] ?? section)
}
