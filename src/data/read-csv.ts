/** CSV files as examples: columns `inputs.x`, `labels.y`, `metadata.z` and `id`. */
import type { AnySignature, Field } from '../engine/index.ts'
import { cellValue } from './csv-cell.ts'
import { type CsvRow, readRows } from './csv-rows.ts'
import { datasetError, exampleOf, type LocatedExample, type Place } from './located-example.ts'

/** Where the cells of a column go. */
interface Column {
  readonly group: string
  readonly key: string
  /** The field of that name, where the signature has one. */
  readonly field: Field | undefined
}

/**
 * The examples of a CSV file. Cells are read as the signature's fields want them, else as JSON where they hold
 * any; empty cells are absent.
 * @throws InputError `invalid_dataset` with file, line and column.
 */
export async function* readCsv(path: string, signature?: AnySignature): AsyncGenerator<LocatedExample> {
  let columns: readonly Column[] | undefined
  for await (const row of readRows(path)) {
    const place = { path, line: row.line }
    if (columns === undefined) columns = readHeader(row.cells, place, signature)
    else yield { line: row.line, example: exampleOf(grouped(columns, row, place), place) }
  }
}

function readHeader(names: readonly string[], place: Place, signature?: AnySignature): Column[] {
  return names.map((name, i) => {
    if (name !== 'id' && !/^(inputs|labels|metadata)\.\w+$/.test(name)) {
      const expected = 'comma-separated columns id, inputs.<field>, labels.<field> or metadata.<key>'
      throw datasetError(place, `expected ${expected}, got \`${name}\``, name)
    }
    if (names.indexOf(name) < i) throw datasetError(place, 'expected each column once, got two of them', name)
    const [group = '', key = ''] = name.split('.')
    const fields = { inputs: signature?.inputs, labels: signature?.outputs }[group]
    return { group, key, field: fields?.find((field) => field.name === key) }
  })
}

function grouped(columns: readonly Column[], { cells }: CsvRow, place: Place): Record<string, unknown> {
  if (cells.length !== columns.length)
    throw datasetError(place, `expected ${columns.length} cells, as the header has, got ${cells.length}`)
  const groups: Record<string, Record<string, unknown>> = { inputs: {}, labels: {} }
  let id: string | undefined
  for (const [i, { group, key, field }] of columns.entries()) {
    const cell = cells[i] ?? ''
    if (cell === '') continue
    if (group === 'id') id = cell
    else groups[group] = { ...groups[group], [key]: cellValue(cell, field) }
  }
  return { ...groups, id }
}
