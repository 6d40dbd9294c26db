/** What a reply lacks, and the error that says so. */
import { ParseError } from '../errors.ts'
import type { Values } from '../example.ts'
import type { AnySignature } from '../signature/index.ts'

/** Names of the outputs that must be written and are not; what may be left out or null is never missing. */
export function missingOutputs({ outputs }: AnySignature, isWritten: (name: string) => boolean): string[] {
  const needed = outputs.filter(({ isOptional, isNullable }) => !isOptional && !isNullable)
  return needed.map(({ name }) => name).filter((name) => !isWritten(name))
}

/** The error of a reply that is not in the form an adapter asked for. */
export function unreadable(
  adapter: string,
  wanted: string,
  { missing, text, values }: { missing: string[]; text: string; values: Values },
): ParseError {
  const got = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)
  return new ParseError(
    `${adapter} adapter: expected ${wanted}; got ${got}`,
    { adapter, missing, text },
    values,
  )
}
