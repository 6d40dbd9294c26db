/** Two texts line by line: what only one of them has. */

/** One line: `-` only in the first, `+` only in the second, ` ` in both. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

// The table grows with the product of both lengths.
const maxLines = 400

/** The lines of both texts, those they share once, by their longest common subsequence; at most 400 of each count. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n').slice(0, maxLines), after.split('\n').slice(0, maxLines)]
  const common = commonLengths(a, b)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [lineA, lineB] = [a[i], b[j]]
    if (lineA !== undefined && lineA === lineB) {
      lines.push({ sign: ' ', text: lineA })
      i += 1
      j += 1
    } else if (lineA !== undefined && (lineB === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ sign: '-', text: lineA })
      i += 1
    } else {
      lines.push({ sign: '+', text: lineB ?? '' })
      j += 1
    }
  }
  return lines
}

/** `[i][j]`: how many lines the texts share from line i of the first and line j of the second on. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const longest =
        a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
      ;(lengths[i] as Uint16Array)[j] = longest
    }
  }
  return lengths
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
