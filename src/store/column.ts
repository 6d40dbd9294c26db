/** How one field of a record is kept in a column. */

/** What SQLite keeps in a column. */
export type Cell = string | number | null

/** One column: its name, and the way of a value in and out. */
export interface Column<T> {
  readonly name: string
  readonly write: (value: T) => Cell
  readonly read: (cell: Cell) => T
}

/** The columns of a table by field of its record. */
export type Columns<T> = { readonly [K in keyof T]-?: Column<T[K]> }

/** A text, number or null that is kept as it is. */
export function plain<T extends Cell>(name: string): Column<T> {
  return { name, write: (value) => value, read: (cell) => cell as T }
}

/** A boolean, kept as 0 or 1. */
export function flag(name: string): Column<boolean> {
  return { name, write: Number, read: Boolean }
}

/** Plain data, kept as JSON. */
export function json<T>(name: string): Column<T> {
  return { name, write: (value) => JSON.stringify(value), read: (cell) => JSON.parse(String(cell)) as T }
}

/** A field that may be missing, kept as null. */
export function optional<T>({ name, write, read }: Column<T>): Column<T | undefined> {
  return {
    name,
    write: (value) => (value === undefined ? null : write(value)),
    read: (cell) => (cell === null ? undefined : read(cell)),
  }
}
