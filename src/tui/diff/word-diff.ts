/** The words in which two texts differ, as the shortest way from one to the other. */
import { cleanLines } from '../text/clean.ts'

/** A run of words that are in both texts or in one of them. */
export interface DiffPart {
  readonly in: 'both' | 'a' | 'b'
  readonly text: string
}

/** Cells of the table up to which the shortest way is sought; longer texts differ as a whole. */
const mostCells = 1_000_000

/** The parts in reading order; white space belongs to the word before it. */
export function wordDiff(a: string, b: string): DiffPart[] {
  const [left, right] = [wordsOf(a), wordsOf(b)]
  const start = sameCount(left, right)
  const end = sameCount(left.slice(start).reverse(), right.slice(start).reverse())
  const [midA, midB] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const tail = left.slice(left.length - end)
  const pieces = [
    ...left.slice(0, start).map((text) => ({ in: 'both', text }) as const),
    ...(midA.length * midB.length > mostCells ? asWhole(midA, midB) : shortest(midA, midB)),
    ...tail.map((text) => ({ in: 'both', text }) as const),
  ]
  return joined(pieces)
}

function wordsOf(text: string): string[] {
  return cleanLines(text).match(/\S+\s*|^\s+/g) ?? []
}

function sameCount(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((word, i) => word !== b[i])
  return differing === -1 ? a.length : differing
}

function asWhole(a: readonly string[], b: readonly string[]): DiffPart[] {
  return [
    { in: 'a', text: a.join('') },
    { in: 'b', text: b.join('') },
  ]
}

/** Walks the table of longest common subsequences. */
function shortest(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1
  const table = commonLengths(a, b)
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ in: 'both', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if (
      j >= b.length ||
      (i < a.length && at(table, (i + 1) * width + j) >= at(table, i * width + j + 1))
    ) {
      parts.push({ in: 'a', text: a[i] ?? '' })
      i += 1
    } else {
      parts.push({ in: 'b', text: b[j] ?? '' })
      j += 1
    }
  }
  return parts
}

function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? at(table, (i + 1) * width + j + 1) + 1
          : Math.max(at(table, (i + 1) * width + j), at(table, i * width + j + 1))
    }
  }
  return table
}

function at(table: Uint32Array, index: number): number {
  return table[index] ?? 0
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (last?.in === part.in) runs[runs.length - 1] = { in: part.in, text: last.text + part.text }
    else runs.push(part)
  }
  return runs
}
