/** Zod schemas as JSON schemas that stand on their own, and the names of what gets lost on the way. */
import { z } from 'zod'

/** A JSON schema (2020-12); `x-flags` holds the flags of the pattern beside it, `x-changes` what is done to a text first. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** A schema, and in words what zod checks or changes beyond it. */
export interface Portable {
  readonly schema: JsonSchema
  readonly lost: readonly string[]
}

/**
 * The JSON schema of what is handed in: values before zod fills in defaults or transforms them. Dates are ISO
 * strings. It never refuses what zod accepts but for what `lost` names.
 */
export function portable(schema: z.ZodType): Portable {
  const lost = new Set<string>()
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const def = zodSchema._zod.def as unknown as Definition
      if (def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
      addFlags(def, jsonSchema)
      const changes = changesOf(def)
      if (changes.length > 0) Object.assign(jsonSchema, { 'x-changes': changes })
      for (const what of lostBy(def)) lost.add(what)
    },
  })
  const { $schema: _dialect, ...rest } = JSON.parse(JSON.stringify(json)) as JsonSchema
  return { schema: rest, lost: [...lost] }
}

/** The rules that the engine tells in words beside a schema (`x-rules`), wherever they stand in it. */
export function rulesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) =>
    key === 'x-rules' && Array.isArray(inner) ? inner.map(String) : rulesIn(inner),
  )
}

/** What is read of zod's definitions. */
interface Definition {
  readonly type: string
  readonly format?: string
  readonly pattern?: RegExp
  readonly coerce?: boolean
  readonly tx?: unknown
  readonly mode?: string
  readonly checks?: readonly { readonly _zod: { readonly def: Definition & { readonly check: string } } }[]
}

/** A pattern in JSON schema has no flags; without them it would refuse what zod accepts. */
function addFlags(def: Definition, json: JsonSchema): void {
  const formats = [def, ...(def.checks ?? []).map((check) => check._zod.def)]
  const parts = [json, ...((json.allOf as JsonSchema[] | undefined) ?? [])]
  for (const { pattern } of formats) {
    const flags = pattern?.flags.replace(/[dg]/g, '') ?? ''
    const found = parts.find((part) => part.pattern === pattern?.source)
    if (flags !== '' && found) Object.assign(found, { 'x-flags': flags })
  }
}

/** What zod's own methods do to a text before it is checked, by their source; a change after a check is told as lost. */
function changesOf({ type, format, checks = [] }: Definition): string[] {
  const known = checks.map((check) => textChanges[String(check._zod.def.tx)])
  const first = known.indexOf(undefined)
  return type === 'string' && format === undefined
    ? known.slice(0, first < 0 ? known.length : first).flatMap((change) => change ?? [])
    : []
}

const textChanges: Readonly<Record<string, string>> = {
  '(input) => input.trim()': 'trim',
  '(input) => input.toLowerCase()': 'lower case',
  '(input) => input.toUpperCase()': 'upper case',
}

function lostBy(def: Definition): string[] {
  const carried = changesOf(def).length
  const checks = (def.checks ?? []).slice(carried).map((check) => check._zod.def)
  const formats = [def, ...checks].filter(
    ({ format, pattern }) => format !== undefined && pattern === undefined,
  )
  return [
    ...checks.flatMap(({ check }) => lostChecks[check] ?? []),
    ...formats.flatMap(({ format = '' }) => (textFormats.has(format) ? [`the format ${format}`] : [])),
    ...(lostKinds[def.type] ?? []),
    ...(def.type === 'date' && checks.some(({ check }) => /_than$/.test(check)) ? ['limits of dates'] : []),
    ...(def.coerce ? ['coercion'] : []),
    ...(def.mode === 'loose' ? ['keys beyond those listed'] : []),
  ]
}

const lostChecks: Readonly<Record<string, readonly string[]>> = {
  custom: ['refinements'],
  overwrite: ['changes of the text, as trim or lower case'],
}

const lostKinds: Readonly<Record<string, readonly string[]>> = {
  pipe: ['transforms'],
  success: ['transforms'],
  catch: ['the value that catches errors'],
}

/** Formats that zod checks by code instead of a pattern. */
const textFormats = new Set(['url', 'jwt'])
