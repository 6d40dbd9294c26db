/** Of random signatures, every single fact stands in the prompt: take it away, and the prompt is another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../signature/index.ts'
import { chatAdapter } from './chat.ts'
import { jsonAdapter } from './json.ts'
import type { Adapter } from './types.ts'
import { xmlAdapter } from './xml.ts'

/** A type as data, so that facts can be taken out of it. */
interface Type {
  readonly kind:
    | 'string'
    | 'number'
    | 'integer'
    | 'boolean'
    | 'enum'
    | 'array'
    | 'object'
    | 'record'
    | 'union'
  readonly parts: Readonly<Record<string, Type>>
  readonly members: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly rule?: string
  readonly description?: string
  readonly nullable?: boolean
  readonly optional?: boolean
}

const facts = ['min', 'max', 'rule', 'description', 'nullable', 'optional'] as const

const name = fc.stringMatching(/^[a-z]{3,7}$/).filter((key) => !(key in Object.prototype))
const words = fc.stringMatching(/^[a-z]{3,6} [a-z]{3,6}$/)
const extras = fc.record(
  { description: words, nullable: fc.constant(true), rule: words },
  { requiredKeys: [], noNullPrototype: true },
)
const bounds = fc.record(
  { min: fc.integer({ min: 1, max: 9 }), max: fc.integer({ min: 10, max: 99 }) },
  { requiredKeys: [], noNullPrototype: true },
)

const { type } = fc.letrec<{ type: Type }>((tie) => {
  const of = (kind: Type['kind'], more: fc.Arbitrary<Partial<Type>>) =>
    fc.tuple(more, extras).map(([own, extra]): Type => ({ kind, parts: {}, members: [], ...own, ...extra }))
  const parts = (keys: readonly string[]) =>
    fc.tuple(...keys.map(() => tie('type'))).map((types) => ({
      parts: Object.fromEntries(keys.map((key, i) => [key, types[i] as Type])),
    }))
  const member = fc.uniqueArray(name, { minLength: 2, maxLength: 4 })
  return {
    type: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      of('string', bounds),
      of('number', bounds),
      of('integer', bounds),
      of('boolean', fc.constant({})),
      of(
        'enum',
        member.map((members) => ({ members })),
      ),
      of(
        'array',
        fc.tuple(parts(['item']), bounds).map(([part, limits]) => ({ ...part, ...limits })),
      ),
      of('record', parts(['value'])),
      of('union', parts(['left', 'right']).map(neverNull)),
      of('object', fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).chain(parts)),
    ),
  }
})

/** A union may be null as a whole alone: a second null among its parts would be no fact. */
function neverNull({ parts }: Pick<Type, 'parts'>): Pick<Type, 'parts'> {
  const bare = Object.entries(parts).map(([key, { nullable: _, ...part }]) => [key, part] as const)
  return { parts: Object.fromEntries(bare) }
}

const bounded = (schema: z.ZodString | z.ZodNumber | z.ZodArray, { min, max }: Type): z.ZodType => {
  const low = min === undefined ? schema : (schema.min(min) as typeof schema)
  return max === undefined ? low : (low.max(max) as typeof schema)
}

function schemaOf(given: Type): z.ZodType {
  const { rule, nullable, optional, description } = given
  let schema = bareSchema(given)
  if (rule !== undefined) schema = schema.refine(() => true, rule)
  if (nullable) schema = schema.nullable()
  if (optional) schema = schema.optional()
  return description === undefined ? schema : schema.describe(description)
}

function bareSchema(given: Type): z.ZodType {
  const { kind, parts, members } = given
  const inner = Object.entries(parts).map(([key, part]) => [key, schemaOf(part)] as const)
  const [first = z.never(), second = z.never()] = inner.map(([, schema]) => schema)
  if (kind === 'string') return bounded(z.string(), given)
  if (kind === 'number') return bounded(z.number(), given)
  if (kind === 'integer') return bounded(z.int(), given)
  if (kind === 'boolean') return z.boolean()
  if (kind === 'enum') return z.enum(members)
  if (kind === 'array') return bounded(z.array(first), given)
  if (kind === 'record') return z.record(z.string(), first)
  return kind === 'union' ? z.union([first, second]) : z.object(Object.fromEntries(inner))
}

/** The type with one fact less, in every way. */
function poorer(given: Type): Type[] {
  const without = facts
    .filter((fact) => given[fact] !== undefined)
    .map(
      (fact) => Object.fromEntries(Object.entries(given).filter(([key]) => key !== fact)) as unknown as Type,
    )
  const fewer = given.members.map((one) => ({
    ...given,
    members: given.members.filter((other) => other !== one),
  }))
  const keys = given.kind === 'object' && Object.keys(given.parts).length > 1 ? Object.keys(given.parts) : []
  const smaller = keys.map((key) => ({
    ...given,
    parts: Object.fromEntries(Object.entries(given.parts).filter(([other]) => other !== key)),
  }))
  const deeper = Object.entries(given.parts).flatMap(([key, part]) =>
    poorer(part).map((changed) => ({ ...given, parts: { ...given.parts, [key]: changed } })),
  )
  return [...without, ...fewer, ...smaller, ...deeper]
}

function promptOf(adapter: Adapter, role: 'inputs' | 'outputs', field: Type): string {
  const value = schemaOf(field)
  const sig = signature({
    instructions: 'Do it.',
    inputs: role === 'inputs' ? { value } : {},
    outputs: role === 'outputs' ? { value, other: z.string() } : { other: z.string() },
  })
  const { preamble } = adapter.prepare({ signature: sig, instructions: sig.instructions, demos: [] })
  return preamble.map(({ content }) => content).join('\n')
}

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('the prompt of the $name adapter', (adapter) => {
  it.each(['inputs', 'outputs'] as const)('holds every fact of %s', (role) => {
    fc.assert(
      fc.property(type, (given) => {
        const whole = promptOf(adapter, role, given)
        for (const less of poorer(given)) expect(promptOf(adapter, role, less)).not.toBe(whole)
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
