/** Schemas that refer to themselves: each gets a name, a type and a definition in the exported module. */
import type { ExportField } from './export-step.ts'
import type { JsonSchema } from './json-schema.ts'
import { embedded } from './ts-schema.ts'
import { pascal } from './ts-text.ts'
import { type TypePlace, typeOf } from './ts-types.ts'

/** The references met so far. */
export interface References {
  /** Names what a reference inside a field stands for. */
  nameOf(field: ExportField, side: TypePlace['side']): (reference: string) => string
  /** The exported types of all that were named. */
  types(): string[]
  /** The definitions of all that were named, for the validator. */
  definitions(): Readonly<Record<string, JsonSchema>>
}

interface Referred {
  readonly name: string
  readonly schema: JsonSchema
  readonly place: TypePlace
}

/** No references yet; `unique` gives each name once. */
export function references(unique: (wanted: string) => string): References {
  const found = new Map<ExportField, Map<string, Referred>>()
  const nameOf = (field: ExportField, side: TypePlace['side']) => {
    const own = found.get(field) ?? new Map<string, Referred>()
    found.set(field, own)
    const name = (reference: string): string => {
      const known = own.get(reference)
      if (known) return known.name
      const place = { side, nameOf: name, indent: '', taken: 0 }
      const made = {
        name: unique(wantedName(field, reference)),
        schema: resolved(field.schema, reference),
        place,
      }
      own.set(reference, made)
      return made.name
    }
    return name
  }
  // Writing one may name further ones: a Map is read to its end, also what was added meanwhile.
  const each = <T>(write: (referred: Referred) => T): T[] => {
    const written: T[] = []
    for (const own of found.values()) for (const referred of own.values()) written.push(write(referred))
    return written
  }
  return {
    nameOf,
    types: () =>
      each(
        ({ name, schema, place }) =>
          `/** A value that may hold others of its kind. */\nexport type ${name} = ${typeOf(schema, place)}`,
      ),
    definitions: () =>
      Object.fromEntries(each(({ name, schema, place }) => [name, embedded(schema, place)] as const)),
  }
}

function wantedName(field: ExportField, reference: string): string {
  const last = reference.split('/').at(-1) ?? ''
  return pascal(reference === '#' || last.startsWith('__schema') ? field.name : last)
}

function resolved(root: JsonSchema, reference: string): JsonSchema {
  const keys = reference.split('/').slice(1)
  return keys.reduce<JsonSchema>((node, key) => {
    const inner = node[key.replaceAll('~1', '/').replaceAll('~0', '~')]
    return typeof inner === 'object' && inner !== null ? (inner as JsonSchema) : {}
  }, root)
}
