/** A table as the store uses it: SQL made of its columns, and the way of a record in and out. */
import type { Cell, Column, Columns } from './column.ts'

/** Cells by field name, as a statement with the `list` of a table gives them. */
export type Cells<T> = Readonly<Record<keyof T & string, Cell>>

/** A table whose records are `T`. */
export interface Table<T> {
  /** The columns for SELECT, named as the fields. */
  readonly list: string
  /** Table, columns and values of an INSERT that takes what `write` gives. */
  readonly into: string
  readonly write: (record: T) => Cell[]
  /** The record in the cells; fields that are missing are left out. */
  readonly read: (cells: Cells<T>) => T
  /** The SET clause for the fields that a change names, also those named `undefined`, and its values. */
  readonly change: (change: Partial<T>) => { readonly set: string; readonly cells: Cell[] }
}

/** A table of that name and those columns. */
export function table<T>(name: string, columns: Columns<T>): Table<T> {
  // Object.entries knows nothing of mapped types; here it is told what it gives.
  const entries = Object.entries(columns) as [keyof T & string, Column<T[keyof T]>][]
  const names = entries.map(([, column]) => column.name)
  return {
    list: entries.map(([field, column]) => `${name}.${column.name} AS "${field}"`).join(', '),
    into: `INTO ${name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    write: (record) => entries.map(([field, { write }]) => write(record[field])),
    read(cells) {
      const record: Record<string, unknown> = {}
      for (const [field, { read }] of entries) {
        const value = read(cells[field])
        if (value !== undefined) record[field] = value
      }
      return record as T
    },
    change(change) {
      const named = entries.filter(([field]) => Object.hasOwn(change, field))
      return {
        set: named.map(([, column]) => `${column.name} = ?`).join(', '),
        cells: named.map(([field, { write }]) => write(change[field] as T[keyof T])),
      }
    },
  }
}
