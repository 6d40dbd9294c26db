/** Values as a judge reads them: one field after another, data as JSON. */
import type { Values } from '../../engine/index.ts'
import { textOf } from './field.ts'

/** `name: value` of each field that is there, in order; only those named when names are given. */
export function describeValues(values: Values, names: readonly string[] = Object.keys(values)): string {
  const shown = names.filter((name) => values[name] !== undefined)
  return shown.map((name) => `${name}: ${textOf(values[name])}`).join('\n')
}
