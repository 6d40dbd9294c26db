/** The JSON schema of a zod schema, as it is told to a model. */
import { z } from 'zod'
import { isPlainObject } from '../canonical.ts'
import { InputError } from '../errors.ts'
import { textFormats } from './text-formats.ts'

/** A JSON schema; `x-rules` holds what it has no keyword for: messages of refinements, limits of dates. */
export interface WireSchema {
  readonly [keyword: string]: unknown
}

/** Kinds that no JSON value stands for. */
const untellable = new Set([
  'bigint',
  'symbol',
  'undefined',
  'void',
  'map',
  'set',
  'nan',
  'custom',
  'function',
  'promise',
  'file',
  'transform',
  'never',
])

/**
 * The JSON schema of a field. Dates are ISO strings, defaults make a key optional, named parts stand where they
 * are used. Of a schema that transforms, `io` is the side that is shown to the model.
 * @throws InputError `invalid_signature` when the schema holds a kind that no JSON value stands for or a choice
 *   without members.
 */
export function wireSchema(schema: z.ZodType, where: string, io: 'input' | 'output'): WireSchema {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { type } = zodSchema._zod.def
      const obstacle = obstacleOf(zodSchema)
      if (obstacle !== undefined) {
        throw new InputError('invalid_signature', `${where}: expected ${obstacle}`, { field: where, type })
      }
      const { rules: formatRules = [], ...formats } = (type === 'string' && textFormats(zodSchema)) || {}
      Object.assign(jsonSchema, formats)
      const rules = [...formatRules, ...rulesOf(zodSchema)]
      if (type === 'literal') Object.assign(jsonSchema, integers(jsonSchema))
      if (type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      if (rules.length > 0) Object.assign(jsonSchema, { 'x-rules': rules })
    },
  })
  const { $schema: _dialect, $defs = {}, ...rest } = json
  return inlined(rest, $defs as WireSchema) as WireSchema
}

/** Why a model cannot be told of a schema, or its answer not checked: what was expected and what it is instead. */
function obstacleOf(schema: z.core.$ZodType): string | undefined {
  const { type, ...def } = schema._zod.def as MemberDef
  if (untellable.has(type)) return `a type that JSON can carry, got z.${type}(): a model cannot be told of it`
  const members = type === 'enum' ? Object.values(def.entries ?? {}) : def.values
  const strange = members?.find((member) => !isJsonLeaf(member))
  if (strange !== undefined || members?.includes(undefined))
    return `members that JSON can carry, got ${String(strange)} (${typeof strange}): a model cannot be told of it`
  const isEmpty = (members ?? def.options)?.length === 0
  return isEmpty ? `members to choose from, got z.${type}() without any` : undefined
}

interface MemberDef extends z.core.$ZodTypeDef {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
  /** Of a union. */
  readonly options?: readonly unknown[]
}

function isJsonLeaf(member: unknown): boolean {
  return member === null || ['string', 'boolean'].includes(typeof member) || Number.isFinite(member)
}

/** Whole numbers to choose from are integers. */
function integers({ type, enum: members, const: only }: WireSchema): WireSchema {
  const values = Array.isArray(members) ? members : [only]
  return type === 'number' && values.every(Number.isInteger) ? { type: 'integer' } : {}
}

/** Puts named parts where they are used; a part inside itself stays a `$ref`. */
function inlined(node: unknown, parts: WireSchema, open: readonly string[] = []): unknown {
  if (Array.isArray(node)) return node.map((item) => inlined(item, parts, open))
  if (!isPlainObject(node)) return node
  const name = typeof node.$ref === 'string' ? node.$ref.replace('#/$defs/', '') : ''
  if (Object.hasOwn(parts, name) && !open.includes(name)) {
    const { $ref: _used, ...beside } = node
    return { ...(inlined(parts[name], parts, [...open, name]) as WireSchema), ...beside }
  }
  const entries = Object.entries(node).map(([key, inner]) => [key, inlined(inner, parts, open)] as const)
  return describedOutside(Object.fromEntries(entries))
}

/** What describes a value that may be null describes the whole, unless that has words of its own. */
function describedOutside(node: WireSchema): WireSchema {
  const [value, empty, ...others] = Array.isArray(node.anyOf) ? (node.anyOf as WireSchema[]) : []
  const isTold = value?.description === undefined || node.description !== undefined
  if (isTold || empty?.type !== 'null' || others.length > 0) return node
  const { description, ...kept } = value
  return { description, ...node, anyOf: [kept, empty] }
}

/** What JSON schema has no keyword for: limits of dates, messages of refinements. */
function rulesOf(schema: z.core.$ZodType): string[] {
  return (schema._zod.def.checks ?? []).flatMap((check) => {
    const { check: kind, error, value } = check._zod.def as CheckDef
    const limit = value instanceof Date ? value.toISOString() : undefined
    if (limit !== undefined) return [`not ${kind === 'less_than' ? 'after' : 'before'} ${limit}`]
    const message = kind === 'custom' && error !== undefined ? messageOf(error) : undefined
    return message ? [message] : []
  })
}

/** The parts of a check's definition that are told. */
interface CheckDef {
  readonly check: string
  readonly error?: MessageMaker
  readonly value?: unknown
}

type MessageMaker = (issue: never) => string | { readonly message?: string } | null | undefined

/** The words of a refinement; undefined when they depend on the value that breaks it. */
function messageOf(error: MessageMaker): string | undefined {
  try {
    const told = error({ code: 'custom', input: undefined, path: [], message: '' } as never)
    return typeof told === 'string' ? told : told?.message
  } catch {
    return undefined
  }
}
