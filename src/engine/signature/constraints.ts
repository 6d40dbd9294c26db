/** The limits of a JSON schema in words: `1..20`, `>0 <=1`, `(2..5 items, no item twice)`. */
import type { WireSchema } from './wire.ts'

/** What a value must keep to beyond its type; empty when there is nothing. */
export function constraints(schema: WireSchema): string {
  const notes = notesOf(schema)
  return [span(schema), notes.length > 0 ? `(${notes.join(', ')})` : ''].filter(Boolean).join(' ')
}

function notesOf(schema: WireSchema): string[] {
  const { multipleOf, format, pattern, allOf, type, 'x-rules': rules } = schema
  // A union of parts is told by its parts; beside a type, the parts are further limits of it.
  const further = Array.isArray(allOf) && type !== undefined ? (allOf as WireSchema[]).flatMap(notesOf) : []
  return [
    Array.isArray(schema.prefixItems) ? undefined : range(schema.minItems, schema.maxItems, 'items'),
    schema.uniqueItems === true ? 'no item twice' : undefined,
    range(schema.minLength, schema.maxLength, 'characters'),
    typeof multipleOf === 'number' ? `multiple of ${multipleOf}` : undefined,
    format !== undefined && format !== 'date-time' ? String(format) : undefined,
    pattern !== undefined && format === undefined ? `matching ${pattern}` : undefined,
    schema.default !== undefined ? `default ${JSON.stringify(schema.default)}` : undefined,
    ...(Array.isArray(rules) ? rules.map(String) : []),
    ...further,
  ].filter((note) => note !== undefined)
}

/** What `z.int()`, `z.float64()` and `z.float32()` end at. */
const unbounded: readonly number[] = [Number.MAX_SAFE_INTEGER, Number.MAX_VALUE, 3.4028234663852886e38]

/** The numeric limits; those that only say "a number JavaScript can count with" are left out. */
function span({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: WireSchema): string {
  const above = typeof exclusiveMinimum === 'number' ? `>${exclusiveMinimum}` : undefined
  const below = typeof exclusiveMaximum === 'number' ? `<${exclusiveMaximum}` : undefined
  const least = bound(minimum)
  const most = bound(maximum)
  if (least !== undefined && most !== undefined && above === undefined && below === undefined)
    return `${least}..${most}`
  const ends = [
    above ?? (least === undefined ? '' : `>=${least}`),
    below ?? (most === undefined ? '' : `<=${most}`),
  ]
  return ends.filter(Boolean).join(' ')
}

function bound(value: unknown): string | undefined {
  return typeof value === 'number' && !unbounded.includes(Math.abs(value)) ? String(value) : undefined
}

function range(low: unknown, high: unknown, unit: string): string | undefined {
  if (typeof low !== 'number' && typeof high !== 'number') return undefined
  if (low === high) return `${low} ${unit}`
  if (high === undefined) return `at least ${low} ${unit}`
  return low === undefined ? `at most ${high} ${unit}` : `${low}..${high} ${unit}`
}
