/** What a CSV cell holds: text, or JSON where it is no text. */
import type { Field } from '../engine/index.ts'

/**
 * The value of a cell. A text field keeps it as it stands (`007`, `true` and `[1]` are text there), but for the
 * `null` of a nullable one. For others arrays, objects, numbers, true, false and null are read as JSON, unless
 * only the text fits the field.
 */
export function cellValue(cell: string, field: Field | undefined): unknown {
  if (field?.isText) return field.isNullable && cell === 'null' ? null : cell
  const value = jsonIn(cell)
  if (field === undefined) return isExact(value) ? value : cell
  const fits = (candidate: unknown) => field.schema.safeParse(candidate).success
  return !fits(value) && fits(cell) ? cell : value
}

function jsonIn(cell: string): unknown {
  if (!/^(\[|\{|-?\d|true$|false$|null$)/.test(cell.trim())) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

/** False for digits that a number cannot hold, as those of a long account number. */
function isExact(value: unknown): boolean {
  return typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER
}
