/** The formats of a text schema: what zod's own JSON schema says wrongly or leaves out of them. */
import { z } from 'zod'

/** What is put into the JSON schema of a text, and what it has no keyword for. */
export interface TextFormats {
  readonly format?: string | undefined
  readonly pattern?: string | undefined
  readonly allOf?: readonly { readonly pattern: string }[] | undefined
  readonly rules: readonly string[]
}

/** The definition of a schema or check that holds a text to a format. */
interface Format {
  readonly check?: string
  readonly format: string
  readonly pattern?: RegExp
  /** Of an address. */
  readonly protocol?: RegExp
  readonly hostname?: RegExp
  /** Of a UUID. */
  readonly version?: string
}

/** Formats that say nothing but by their pattern: their names are zod's, no model knows them. */
const shapes: ReadonlySet<string> = new Set(['regex', 'starts_with', 'ends_with', 'includes', 'time'])
/** Names as JSON schema has them. */
const names: Readonly<Record<string, string>> = { url: 'uri', datetime: 'date-time', guid: 'uuid' }

/** What tells the formats of a text; undefined where the JSON schema of zod says it all. */
export function textFormats(schema: z.core.$ZodType): TextFormats | undefined {
  const { def } = schema._zod
  const checks = (def.checks ?? []).map((check) => check._zod.def)
  const formats = ([def, ...checks] as unknown as Format[]).filter(({ check }) => check === 'string_format')
  const [format, ...others] = formats.filter(({ format: name }) => !shapes.has(name))
  const shaped = formats.filter((one) => shapes.has(one.format) || isOwnEmail(one))
  const flagged = shaped.filter(hasFlags)
  const rules = [
    ...others.map(({ format: name }) => names[name] ?? name),
    ...formats.flatMap(partRules),
    ...flagged.map(({ pattern }) => `matching ${pattern}`),
  ]
  const isPlain =
    formats.length <= 1 && shaped.every(({ format: name }) => name === 'regex' || name === 'time')
  if (isPlain && rules.length === 0) return undefined
  const patterns = shaped
    .filter((one) => !hasFlags(one))
    .map(({ pattern }) => ({ pattern: pattern?.source ?? '' }))
  // A pattern beside a format is read as the format's own, which says nothing that its name does not.
  const isLone = patterns.length === 1 && format === undefined
  return {
    format: format && (names[format.format] ?? format.format),
    pattern: isLone ? patterns[0]?.pattern : undefined,
    allOf: isLone || patterns.length === 0 ? undefined : patterns,
    rules,
  }
}

/** Flags change what a pattern says, and JSON schema has none; `u` and `v` it is read with anyway. */
function hasFlags({ pattern }: Format): boolean {
  return /[ims]/.test(pattern?.flags ?? '')
}

function isOwnEmail({ format, pattern }: Format): boolean {
  return format === 'email' && pattern !== undefined && pattern.source !== z.regexes.email.source
}

function partRules({ format, protocol, hostname, version }: Format): string[] {
  const parts = format === 'url' ? Object.entries({ protocol, hostname }) : []
  const matching = parts.flatMap(([part, pattern]) => (pattern ? [`${part} matching ${pattern.source}`] : []))
  return [
    ...matching,
    ...(format === 'uuid' && version !== undefined ? [`version ${version.replace(/^v/, '')}`] : []),
  ]
}
