/** The fields of an answer that is still being written. */
import type { Values } from '../example.ts'
import { hasThinkingApart, isForm, type Written, withoutThinking } from '../predict/index.ts'
import type { Field } from '../signature/index.ts'

/** What can be told of an unfinished answer: see `Adapter.partial`. Adapters that cannot tell show nothing. */
export function partialValues({ adapter, signature, text }: Written): Values {
  const isApart = isForm(adapter) && hasThinkingApart(signature)
  const answer = isApart ? withoutThinking(text, false) : text
  const raw = adapter.partial?.(signature, answer) ?? {}
  const fields = signature.outputs.filter((field) => isTold(field, raw[field.name]))
  return Object.fromEntries(fields.map(({ name }) => [name, raw[name]]))
}

/** A text or a list may be told before it is whole; anything else only when it fits. */
function isTold({ schema, isText }: Field, value: unknown): boolean {
  if (value === undefined) return false
  if (isText && typeof value === 'string') return isFreeText(schema) || schema.safeParse(value).success
  return Array.isArray(value) || schema.safeParse(value).success
}

// Half of an enum's member or of a date is no value of it; half of a text is.
function isFreeText(schema: Field['schema']): boolean {
  const def = schema._zod.def as { type: string; innerType?: Field['schema'] }
  return def.innerType === undefined ? def.type === 'string' : isFreeText(def.innerType)
}
