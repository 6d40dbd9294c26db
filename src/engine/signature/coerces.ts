/** Schemas that coerce: zod makes a value of whatever it is given, also of what a model wrote for something else. */
import { type LeafReader, NotReadable } from './from-wire.ts'

/** What JSON may hold for a schema that coerces; of anything else it would invent a value: of null 0, of `no` true. */
const coercible: Readonly<Record<string, readonly string[]>> = {
  number: ['number'],
  boolean: ['boolean'],
  string: ['string', 'number', 'boolean'],
  date: ['string', 'number', 'object'],
}

/**
 * Reads what a model wrote as for the plain type, before zod coerces it; what is not coerced stays as it is.
 * @throws NotReadable for a value that coercion would only invent one for.
 */
export function beforeCoercion(readLeaf: LeafReader): LeafReader {
  return (leaf, value, part) => {
    if (leaf.coerce !== true) return value
    const read = readLeaf(leaf, value, part)
    if (read !== null && (coercible[leaf.type]?.includes(typeof read) ?? true)) return read
    throw new NotReadable(`expected ${leaf.type}, got ${JSON.stringify(value)}`)
  }
}
