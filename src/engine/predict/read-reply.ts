/** Reads a reply into a prediction, in the form asked for or in the other form it is really in. */
import { type Adapter, jsonAdapter } from '../adapter/index.ts'
import { unfence, unfencedValue } from '../adapter/text.ts'
import { ParseError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type AnySignature, checkFields } from '../signature/index.ts'
import { objectsIn } from './objects-in.ts'
import { behindOpenThinking, forms, hasThinkingApart, isForm, opening, withoutThinking } from './thinking.ts'

/** A prediction, or why the text is none. */
export type Reply =
  | { readonly values: Values }
  | {
      readonly error: ParseError
      /** True when the form is right and only constraints are broken. */
      readonly isViolation?: true
      /** The values that break them, where all can be told. */
      readonly broken?: Values | undefined
    }

/**
 * Reads a completion, without the thinking before it: first strictly as the adapter asked, then as any other form, then
 * both again with a kinder eye for how choices are spelled. Values are never invented: a field that is missing or breaks
 * its schema is an error that names it.
 */
export function readReply(signature: AnySignature, adapter: Adapter, text: string): Reply {
  if (!text.includes('think>') || !hasThinkingApart(signature)) return readText(signature, adapter, { text })
  if (!isForm(adapter)) return readText(signature, adapter, { text, bare: withoutThinking(text) })
  // An end of thinking may also stand in a value: what is behind it counts only when it is a whole answer.
  const behind = behindOpenThinking(text)
  const isApart = behind !== undefined && !isGoingOn(signature, text, behind)
  const read = isApart ? readText(signature, adapter, { text: behind }) : undefined
  if (read !== undefined && 'values' in read) return read
  return readText(signature, adapter, { text: withoutThinking(text) })
}

/** Whether a reply that began with a field goes on without it: the end of thinking before `rest` is part of a value. */
function isGoingOn(signature: AnySignature, text: string, rest: string): boolean {
  const first = opening(text)
  if (first === undefined || !signature.outputs.some(({ name }) => name === first.name)) return false
  return parseAs(signature, first.form, rest).values[first.name] === undefined
}

/** A text as the adapter reads it, and as other forms do. */
interface Texts {
  readonly text: string
  readonly bare?: string
}

function readText(signature: AnySignature, adapter: Adapter, texts: Texts): Reply {
  const first = readAs(signature, adapter, texts.text, 'model')
  if ('values' in first) return first
  let violation = first.isViolation ? first : undefined
  for (const reply of otherReadings(signature, adapter, texts)) {
    if ('values' in reply) return reply
    if (reply.isViolation) violation ??= reply
  }
  return violation === undefined || violation === first ? first : inOtherForm(first.error, violation)
}

/** A whole answer that breaks a constraint is one in any form; both are told, so that one more answer can be right. */
function inOtherForm(asked: ParseError, violation: Exclude<Reply, { values: unknown }>): Reply {
  const { message, missing, text, details, values } = asked
  const told = `${message}; read as ${violation.error.message}`
  return { ...violation, error: new ParseError(told, { ...details, missing: [...missing], text }, values) }
}

function* otherReadings(
  signature: AnySignature,
  adapter: Adapter,
  { text, bare = text }: Texts,
): Iterable<Reply> {
  const others = forms.filter(({ name }) => name !== adapter.name)
  // The end of a fence around all sections would be part of the last one.
  const inner = unfence(text)
  if (inner !== text) yield readAs(signature, adapter, inner, 'model')
  for (const form of others) yield readAs(signature, form, bare, 'model')
  // DSPy's JSON adapter stops at the first braces of a text, and so does ours; but prose may have some.
  for (const object of objectsIn(bare)) yield readAs(signature, jsonAdapter, object, 'model')
  yield readAs(signature, adapter, text, 'sloppy model')
  for (const form of others) yield readAs(signature, form, bare, 'sloppy model')
}

type Writer = Parameters<typeof checkFields>[2]

function readAs(signature: AnySignature, adapter: Adapter, text: string, writer: Writer): Reply {
  const parsed = parseAs(signature, adapter, text)
  const isWritten = ({ name }: { name: string }) => parsed.values[name] !== undefined
  const outputs = parsed.error === undefined ? signature.outputs : signature.outputs.filter(isWritten)
  const raw = writer === 'sloppy model' ? kindly(outputs, parsed.values) : parsed.values
  const { values, problems, isViolation, broken } = checkFields(outputs, raw, writer)
  if (problems.length === 0) return parsed.error === undefined ? { values } : { error: parsed.error }
  // What is there and does not fit is told together with what is missing: the model is asked again only once.
  const unread = new Set([...problems.map(({ field }) => field), ...(parsed.error?.missing ?? [])])
  const told = problems.map(({ field, message }) => `${field} ${message}`).join('; ')
  const others =
    parsed.error === undefined ? '' : `; ${parsed.error.message.replace(`${adapter.name} adapter: `, '')}`
  const error = new ParseError(`${adapter.name} adapter: ${told}${others}`, {
    adapter: adapter.name,
    missing: signature.outputs.map(({ name }) => name).filter((name) => unread.has(name)),
    text,
  })
  if (!isViolation || parsed.error !== undefined) return { error }
  return { error, isViolation, ...(broken && { broken }) }
}

/** A number or a truth may stand in a fence of its own, and a number where a text is wanted. */
function kindly(outputs: AnySignature['outputs'], values: Values): Values {
  const entries = outputs.map(({ name, isText }) => {
    const value = values[name]
    if (!isText) return [name, unfencedValue(value)]
    return [name, typeof value === 'number' ? String(value) : value]
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function parseAs(
  signature: AnySignature,
  adapter: Adapter,
  text: string,
): { values: Values; error?: ParseError } {
  try {
    return { values: adapter.parse(signature, text) }
  } catch (error) {
    if (error instanceof ParseError) return { values: error.values, error }
    throw error
  }
}
