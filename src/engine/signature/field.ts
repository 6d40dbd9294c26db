/** One named, described and typed value of a signature. */
import type { z } from 'zod'
import { InputError, messageOf } from '../errors.ts'
import { describeType } from './describe.ts'
import { fromWire } from './from-wire.ts'
import { readJsonLeaf, readReplyLeaf } from './read-leaf.ts'
import { type WireSchema, wireSchema } from './wire.ts'

/** Fields by name, as they are declared. */
export type Shape = Readonly<Record<string, z.ZodType>>

/** A field, prepared once when its signature is declared. */
export interface Field {
  readonly name: string
  readonly schema: z.ZodType
  readonly description: string | undefined
  /** The JSON schema told to models that can be held to one. */
  readonly wire: WireSchema
  /** The type in words, as it stands in prompts. */
  readonly type: string
  /** True for strings, enums of strings and dates, also nullable ones: they travel as bare text, else JSON. */
  readonly isText: boolean
  /** True when the field may be left out. */
  readonly isOptional: boolean
  /** True when null is a value of the field. */
  readonly isNullable: boolean
}

/** Who wrote a value: a program, or a model that may spell it in its own way. */
export type Writer = 'program' | 'model'

/**
 * A field of a signature.
 * @throws InputError `invalid_signature` for a name that is no identifier or a type that cannot be told.
 */
export function field(name: string, schema: z.ZodType, role: 'input' | 'output'): Field {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name in Object.prototype) {
    throw new InputError(
      'invalid_signature',
      `signature: expected a field name like \`context_summary\`, got \`${name}\``,
      { field: name },
    )
  }
  // A model is shown inputs after they were transformed, and writes outputs before they are.
  const wire = wireSchema(schema, name, role === 'input' ? 'output' : 'input')
  const kinds = kindsOf(wire)
  return {
    name,
    schema,
    wire,
    type: describeType(wire),
    description: descriptionOf(schema),
    isText: kinds.has('string') && [...kinds].every((kind) => kind === 'string' || kind === 'null'),
    isOptional: schema._zod.optin !== undefined,
    isNullable: kinds.has('null'),
  }
}

/**
 * Validates one value of a field. What a model left out of a nullable field is null.
 * @returns the value with defaults filled in, or the messages of what is wrong with it.
 */
export function readField(
  { schema, isOptional, isNullable }: Field,
  given: unknown,
  writer: Writer,
): { value: unknown } | { problems: string[] } {
  const value = given === undefined && writer === 'model' && isNullable && !isOptional ? null : given
  try {
    const asIs = schema.safeParse(value)
    if (asIs.success) return { value: asIs.data }
    const read = schema.safeParse(fromWire(schema, value, writer === 'model' ? readReplyLeaf : readJsonLeaf))
    return read.success ? { value: read.data } : { problems: read.error.issues.map(told) }
  } catch (error) {
    return { problems: [`its schema failed to check it: ${messageOf(error)}`] }
  }
}

function told({ path, message }: z.core.$ZodIssue): string {
  return [path.join('.'), message].filter(Boolean).join(': ')
}

/** The JSON types of the values of a schema; `any` where it does not say. */
function kindsOf({ type, anyOf, oneOf }: WireSchema): Set<unknown> {
  const parts = anyOf ?? oneOf
  if (Array.isArray(parts)) return new Set((parts as WireSchema[]).flatMap((part) => [...kindsOf(part)]))
  return new Set(Array.isArray(type) ? type : [type ?? 'any'])
}

/** `.describe()` is found through optional, nullable, default and transforms, the outermost first. */
function descriptionOf(schema: z.ZodType): string | undefined {
  if (schema.description !== undefined) return schema.description
  const def = schema._zod.def as { innerType?: z.ZodType; in?: z.ZodType }
  const inner = def.innerType ?? def.in
  return inner === undefined ? undefined : descriptionOf(inner)
}
