/** Fuzzy search: letters in order, the closer together and the nearer to the start of a word the better. */

const insideOfWord = 10

/** How badly a text fits a query, 0 being best; undefined when letters are missing. Case and spaces do not count. */
export function misfit(query: string, text: string): number | undefined {
  const letters = [...query.toLowerCase().replaceAll(' ', '')]
  const [first] = letters
  if (first === undefined) return 0
  const searched = text.toLowerCase()
  const found: number[] = []
  for (let start = searched.indexOf(first); start >= 0; start = searched.indexOf(first, start + 1)) {
    const end = endOf(letters, searched, start)
    if (end === undefined) break
    const isInside = /[\p{L}\p{N}]/u.test(searched[start - 1] ?? ' ')
    found.push(end - start - letters.length + (isInside ? insideOfWord : 0) + start / 100)
  }
  return found.length === 0 ? undefined : Math.min(...found)
}

/** Where the last letter ends when each is taken as soon as it comes. */
function endOf(letters: readonly string[], text: string, start: number): number | undefined {
  let end = start
  for (const letter of letters) {
    const at = text.indexOf(letter, end)
    if (at < 0) return undefined
    end = at + letter.length
  }
  return end
}
