/** Whether a reply is in the form asked for, so that nothing had to be repaired to read it. */

import { z } from 'zod'
import { type Adapter, type AnySignature, type Field, isPlainObject, signature } from '../engine/index.ts'

/** True when every field that is there is valid as it is written. */
export function readsAsItStands(declared: AnySignature, adapter: Adapter, text: string): boolean {
  try {
    const values =
      adapter.name === 'json' ? (JSON.parse(text) as unknown) : sectionsOf(declared, adapter, text)
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
function sectionsOf({ outputs }: AnySignature, adapter: Adapter, text: string): Record<string, unknown> {
  const texts = signature({
    inputs: {},
    outputs: Object.fromEntries(outputs.map(({ name }) => [name, z.string().optional()])),
  })
  const sections = adapter.parse(texts, text)
  const values = outputs.flatMap((field) => {
    const section = sections[field.name]
    return typeof section === 'string' ? [[field.name, readValue(field, section)] as const] : []
  })
  return Object.fromEntries(values)
}

function readValue({ isText }: Field, section: string): unknown {
  if (isText) return section
  return JSON.parse(/^`{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?`{3}$/.exec(section)?.[1] ?? section)
}
