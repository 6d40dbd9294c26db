/** The fields of an answer that is still being written. */
import type { Values } from '../example.ts'
import { hasThinkingApart, isForm, type Written, withoutThinking } from '../predict/index.ts'
import { type Field, isFreeText, readField } from '../signature/index.ts'

/** What can be told of an unfinished answer: see `Adapter.partial`. Adapters that cannot tell show nothing. */
export function partialValues({ adapter, signature, text }: Written): Values {
  const isApart = isForm(adapter) && hasThinkingApart(signature)
  const answer = isApart ? withoutThinking(text, false) : text
  const raw = adapter.partial?.(signature, answer) ?? {}
  const told = signature.outputs.map((field) => [field.name, valueSoFar(field, raw[field.name])] as const)
  return Object.fromEntries(told.filter(([, value]) => value !== undefined))
}

/** A text is told as far as it goes, a list without an item that is not whole; anything else when it fits. */
function valueSoFar(field: Field, value: unknown): unknown {
  if (value === undefined) return value
  if (typeof value === 'string' && isFreeText(field)) return fitting(field, value) ?? value
  if (!Array.isArray(value)) return fitting(field, value)
  return fitting(field, value) ?? (value.length > 0 ? fitting(field, value.slice(0, -1)) : undefined)
}

/** The value as the prediction would have it; of a list also when it has too few items so far. */
function fitting(field: Field, value: unknown): unknown {
  const read = readField(field, value, 'model')
  if ('value' in read) return read.value
  return Array.isArray(value) ? read.broken : undefined
}
