/** Agreement of two raters beyond chance. */
import { checkValues, refuse } from './check.ts'

/**
 * Cohen's κ = (po - pe) / (1 - pe) of a square table: `table[i][j]` counts the items that the first rater
 * put into category i and the second into j. 1 is full agreement, 0 what chance gives. Source: Cohen 1960.
 * RangeError unless the table is square, its counts finite and >= 0, and more than one category is in use:
 * when both raters always say the same one thing, chance explains all and κ is 0 / 0.
 */
export function cohenKappa(table: readonly (readonly number[])[]): number {
  checkTable(table)
  const rows = table.map(sum)
  const columns = table.map((_, j) => sum(table.map((row) => row[j] as number)))
  const total = sum(rows)
  const agreed = sum(table.map((row, i) => row[i] as number)) / total
  const expected = sum(rows.map((row, i) => (row / total) * ((columns[i] as number) / total)))
  if (rows.some((row, i) => row === total && columns[i] === total)) {
    refuse('cohenKappa', 'ratings in more than one category', 'one category')
  }
  return (agreed - expected) / (1 - expected)
}

function checkTable(table: readonly (readonly number[])[]): void {
  const size = table.length
  for (const row of table) {
    if (row.length !== size) refuse('cohenKappa', `${size} columns in each row, as rows`, row.length)
    checkValues('cohenKappa', row)
    const odd = row.find((count) => count < 0)
    if (odd !== undefined) refuse('cohenKappa', 'counts >= 0', odd)
  }
  if (sum(table.flat()) === 0) refuse('cohenKappa', 'at least one rated item', 0)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
