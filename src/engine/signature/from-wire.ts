/** From what JSON carries to what a zod schema expects: along the schema, changing only what does not fit yet. */
import type { z } from 'zod'
import { isPlainObject } from '../canonical.ts'

/** Whether a value is all of a field, all of one that may also be null or of another type, or inside of something. */
export type Part = 'whole' | 'choice' | 'inner'

/**
 * Reads a value without parts by the definition of its schema; what it cannot read it passes on unchanged.
 * @throws NotReadable where zod would take it nevertheless.
 */
export type LeafReader = (leaf: Leaf, value: unknown, part: Part) => unknown

/** A value is none of a type, though zod would make one of it. */
export class NotReadable extends Error {}

/** The definition of a schema without parts. */
export interface Leaf {
  readonly type: string
  /** True when zod makes a value of whatever it is given. */
  readonly coerce?: boolean
  /** The format of a text that has one, as `date`. */
  readonly format?: string
  /** Members of a literal. */
  readonly values: readonly unknown[]
  /** Members of an enum by name. */
  readonly entries: Readonly<Record<string, string | number>>
}

/**
 * The value that zod expects. Null stands for an absent optional key. Values that do not fit are passed on, for
 * zod to refuse.
 */
export function fromWire(schema: z.ZodType, value: unknown, readLeaf: LeafReader): unknown {
  const def = schema._zod.def as unknown as WireDef
  const walk = (part: z.ZodType | undefined, inner: unknown) =>
    part === undefined ? inner : fromWire(part, inner, (leaf, one) => readLeaf(leaf, one, 'inner'))
  const within = (part: z.ZodType) => fromWire(part, value, readLeaf)
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
      return value === null && !takesNull(def.innerType) ? undefined : within(def.innerType)
    case 'nullable':
      return value === null ? null : fromWire(def.innerType, value, asChoice(readLeaf))
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return within(def.innerType)
    case 'lazy':
      return within(def.getter())
    case 'pipe':
      return within(def.in)
    case 'intersection':
      return walk(def.right, walk(def.left, value))
    case 'array':
      return Array.isArray(value) ? value.map((item) => walk(def.element, item)) : value
    case 'tuple':
      return Array.isArray(value)
        ? value.map((item, i) => walk(def.items[i] ?? def.rest ?? undefined, item))
        : value
    case 'record':
      return mapValues(value, (item) => walk(def.valueType, item))
    case 'object':
      return mapValues(value, (item, key) =>
        walk(Object.hasOwn(def.shape, key) ? def.shape[key] : def.catchall, item),
      )
    case 'union':
      return firstFit(schema, def.options, { value, readLeaf })
    default:
      return readLeaf(def, value, 'whole')
  }
}

/** The parts of zod's definitions that are walked here. */
interface WireDef extends Leaf {
  readonly innerType: z.ZodType
  readonly in: z.ZodType
  readonly left: z.ZodType
  readonly right: z.ZodType
  readonly element: z.ZodType
  readonly valueType: z.ZodType
  readonly items: readonly z.ZodType[]
  readonly rest: z.ZodType | null
  readonly shape: Readonly<Record<string, z.ZodType>>
  /** Of the keys that are not in the shape. */
  readonly catchall?: z.ZodType
  readonly options: readonly z.ZodType[]
  readonly getter: () => z.ZodType
}

interface Reading {
  readonly value: unknown
  readonly readLeaf: LeafReader
}

/** A value that fits as it stands stays; else the first member it can be read as. */
function firstFit(union: z.ZodType, options: readonly z.ZodType[], { value, readLeaf }: Reading): unknown {
  if (accepts(union, value)) return value
  for (const option of options) {
    const candidate = readAs(option, { value, readLeaf })
    if (accepts(option, candidate)) return candidate
  }
  return value
}

function readAs(option: z.ZodType, { value, readLeaf }: Reading): unknown {
  try {
    return fromWire(option, value, asChoice(readLeaf))
  } catch (error) {
    if (error instanceof NotReadable) return undefined
    throw error
  }
}

/** What coerces takes null too, but only for something else: for 0, or for the word null. */
function takesNull(schema: z.ZodType): boolean {
  return (schema._zod.def as unknown as WireDef).coerce !== true && accepts(schema, null)
}

function asChoice(readLeaf: LeafReader): LeafReader {
  return (leaf, value, part) => readLeaf(leaf, value, part === 'whole' ? 'choice' : part)
}

function accepts(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success
}

/** Undefined results are left out, so that an absent optional key stays absent. */
function mapValues(value: unknown, change: (item: unknown, key: string) => unknown): unknown {
  if (!isPlainObject(value)) return value
  const changed = Object.entries(value).map(([key, item]) => [key, change(item, key)] as const)
  return Object.fromEntries(changed.filter(([, item]) => item !== undefined))
}
