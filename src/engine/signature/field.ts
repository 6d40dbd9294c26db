/** One named, described and typed value of a signature. */
import { core, type z } from 'zod'
import { InputError, messageOf } from '../errors.ts'
import { beforeCoercion } from './coerces.ts'
import { describeType } from './describe.ts'
import { fromWire, type LeafReader, NotReadable } from './from-wire.ts'
import { holds } from './holds.ts'
import { readJsonLeaf, readReplyLeaf, readSloppyLeaf } from './read-leaf.ts'
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
  /** True when its schema, or a part of it, is a `z.coerce`. */
  readonly isCoerced: boolean
  /** True when its schema, or a part of it, has a value for what does not fit: `z.date().catch(…)`. */
  readonly isCaught: boolean
  /** True when its values are others than those that are written: its schema, or a part of it, transforms. */
  readonly isTransformed: boolean
}

/** True when any text is a value of the field, also the beginning of one: half of a date or of a choice is none. */
export function isFreeText({ schema }: Pick<Field, 'schema'>): boolean {
  const { type, format, innerType } = schema._zod.def as {
    type: string
    format?: string
    innerType?: z.ZodType
  }
  return innerType === undefined
    ? type === 'string' && format === undefined
    : isFreeText({ schema: innerType })
}

/** Who wrote a value: a program, a model that may spell it as DSPy allows, or one that is looked upon more kindly. */
export type Writer = 'program' | 'model' | 'sloppy model'

const leafReaders: Readonly<Record<Writer, LeafReader>> = {
  program: readJsonLeaf,
  model: readReplyLeaf,
  'sloppy model': readSloppyLeaf,
}

/**
 * A field of a signature.
 * @throws InputError `invalid_signature` for a name that is no identifier, what is no schema, or a type that cannot be told.
 */
export function field(name: string, schema: z.ZodType, role: 'input' | 'output'): Field {
  if (!isIdentifier(name) || name in Object.prototype) {
    throw new InputError(
      'invalid_signature',
      `signature: expected a field name like \`context_summary\`, got \`${name}\``,
      { field: name },
    )
  }
  if (!(schema instanceof Object && '_zod' in schema)) {
    const message = `${name}: expected a zod schema such as z.string(), got ${JSON.stringify(schema)}`
    throw new InputError('invalid_signature', message, { field: name })
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
    // What is preprocessed may be handed undefined, which does not say that it can do without a value.
    isOptional: schema._zod.optin !== undefined && mayBeAbsent(schema),
    isNullable: kinds.has('null'),
    isCoerced: holds(schema, ({ coerce }) => coerce === true),
    isCaught: holds(schema, ({ type }) => type === 'catch'),
    isTransformed: holds(schema, ({ type }) => type === 'pipe'),
  }
}

function mayBeAbsent(schema: z.ZodType): boolean {
  try {
    return schema.safeParse(undefined).success
  } catch {
    return true
  }
}

/** Whether JavaScript and Python take it for a name, in any script: `größe`, `context_summary`. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name)
}

/** What reading a field gave: a value, or what is wrong. */
export type ReadField =
  | { readonly value: unknown }
  | {
      readonly problems: readonly string[]
      /** True when only constraints are broken. */
      readonly isViolation?: true
      /** Such a value; absent where a value of the right type cannot be told before the constraints are kept. */
      readonly broken?: unknown
    }

/** Issues of a value that has the right type. */
const constraintIssues: ReadonlySet<string> = new Set([
  'too_big',
  'too_small',
  'not_multiple_of',
  'invalid_format',
  'custom',
])

/** Validates one value of a field, defaults filled in. What a model left out of a nullable field is null. */
export function readField(field: Field, given: unknown, writer: Writer): ReadField {
  const { schema } = field
  try {
    const value = beforeZod(field, given, writer)
    const asIs = schema.safeParse(value)
    if (asIs.success) return { value: asIs.data }
    const broken = fromWire(schema, value, leafReaders[writer])
    const misshapen: unknown[] = []
    const read = schema.safeParse(broken, {
      error: ({ inst }) => {
        if (shapes.has((inst as z.core.$ZodType | undefined)?._zod?.def.type)) misshapen.push(inst)
        return undefined
      },
    })
    if (read.success) return { value: read.data }
    const problems = read.error.issues.map(told)
    const isViolation =
      misshapen.length === 0 && read.error.issues.every(({ code }) => constraintIssues.has(code))
    if (!isViolation) return { problems }
    return { problems, isViolation, ...(field.isTransformed ? {} : { broken }) }
  } catch (error) {
    if (error instanceof NotReadable) return { problems: [error.message] }
    const why = error instanceof core.$ZodAsyncError ? 'a check has to be waited for' : messageOf(error)
    return { problems: [`its schema failed to check it: ${why}`] }
  }
}

/** A tuple of another length, or a text of another template, is of another type, though zod calls it too small. */
const shapes: ReadonlySet<string | undefined> = new Set(['tuple', 'template_literal'])

/** What has to be read before zod sees it, which else would make another value of it. */
function beforeZod(field: Field, given: unknown, writer: Writer): unknown {
  const { schema, isOptional, isNullable, isCoerced, isCaught } = field
  const isReply = writer !== 'program'
  const written = given === undefined && isReply && isNullable && !isOptional ? null : given
  if (written === undefined && isOptional) return written
  const read = isCaught ? fromWire(schema, written, leafReaders[writer]) : written
  return isCoerced && isReply ? fromWire(schema, read, beforeCoercion(leafReaders[writer])) : read
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

/** `.describe()` is found through optional, nullable, default, lazy and transforms, the outermost first. */
function descriptionOf(schema: z.ZodType): string | undefined {
  if (schema.description !== undefined) return schema.description
  const def = schema._zod.def as { innerType?: z.ZodType; in?: z.ZodType; getter?: () => z.ZodType }
  const inner = def.innerType ?? def.in ?? def.getter?.()
  return inner === undefined ? undefined : descriptionOf(inner)
}
