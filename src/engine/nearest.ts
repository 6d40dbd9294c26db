/** The known name that a mistyped one most likely meant. */

/** The nearest of `known` by edit distance, when it is near enough to be a slip; else undefined. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : undefined
}

/** ` Did you mean …?`, or what there is; for the end of an error message. */
export function suggestion(name: string, known: readonly string[]): string {
  const best = nearest(name, known)
  if (best !== undefined) return `did you mean \`${best}\`?`
  return known.length === 0 ? 'there are none yet' : `known: ${known.join(', ')}`
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1])
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
