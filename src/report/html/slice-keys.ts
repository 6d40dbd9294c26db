/** The metadata keys worth a table: those whose values group examples. */
import type { StoredRow } from '../../workbench/index.ts'

/** Takes rows, gives keys. */
export interface SliceKeys {
  add(row: Pick<StoredRow, 'metadata'>): void
  /** Keys with 2 to 24 values that stand for at least two rows each on average, in the order they came. */
  result(): string[]
}

/** A key with more values than this names rows rather than groups them. */
const mostValues = 24

/** No keys yet. Values that are lists or objects make no slice. */
export function sliceKeys(): SliceKeys {
  const keys = new Map<string, { readonly values: Set<unknown>; rows: number }>()
  return {
    add({ metadata }) {
      for (const [key, value] of Object.entries(metadata ?? {})) {
        const known = keys.get(key) ?? { values: new Set(), rows: 0 }
        keys.set(key, known)
        known.rows += 1
        if (typeof value !== 'object' && known.values.size <= mostValues) known.values.add(value)
      }
    },
    result: () =>
      [...keys].filter(([, { values, rows }]) => isGrouping(values.size, rows)).map(([key]) => key),
  }
}

function isGrouping(values: number, rows: number): boolean {
  return values > 1 && values <= mostValues && rows >= 2 * values
}
