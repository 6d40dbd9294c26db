/** Reads a reply into a prediction, in the form asked for or in the other form it is really in. */
import { type Adapter, chatAdapter, jsonAdapter, xmlAdapter } from '../adapter/index.ts'
import { ParseError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type AnySignature, checkFields } from '../signature/index.ts'

/** A prediction, or why the text is none. */
export type Reply =
  | { readonly values: Values }
  | {
      readonly error: ParseError
      /** The values, when they were all read and only break constraints. */
      readonly broken?: Values | undefined
    }

/**
 * Reads a completion: first strictly as the adapter asked, then as any other form, then both again with a kinder eye for
 * how choices are spelled. Values are never invented: a field that is missing or breaks its schema is an error that
 * names it.
 */
export function readReply(signature: AnySignature, adapter: Adapter, text: string): Reply {
  const first = readAs(signature, adapter, text, 'model')
  if ('values' in first) return first
  const others = [chatAdapter, jsonAdapter, xmlAdapter].filter(({ name }) => name !== adapter.name)
  for (const writer of ['model', 'sloppy model'] as const) {
    for (const form of writer === 'model' ? others : [adapter, ...others]) {
      const reply = readAs(signature, form, text, writer)
      if ('values' in reply) return reply
    }
  }
  return first
}

type Writer = Parameters<typeof checkFields>[2]

function readAs(signature: AnySignature, adapter: Adapter, text: string, writer: Writer): Reply {
  try {
    const { values, problems, broken } = checkFields(
      signature.outputs,
      adapter.parse(signature, text),
      writer,
    )
    if (problems.length === 0) return { values }
    const told = problems.map(({ field, message }) => `${field} ${message}`).join('; ')
    return {
      error: new ParseError(`${adapter.name} adapter: ${told}`, {
        adapter: adapter.name,
        missing: problems.map(({ field }) => field),
        text,
      }),
      ...(broken === undefined ? {} : { broken }),
    }
  } catch (error) {
    if (error instanceof ParseError) return { error }
    throw error
  }
}
