/** Lines of a text file as a stream, split at \n alone: U+2028 may stand inside a JSON string. */
import { createReadStream } from 'node:fs'

/**
 * The lines of a UTF-8 file, white space at their ends removed (so a byte order mark and \r too), with their
 * numbers from 1; blank lines are passed over but counted.
 */
export async function* readLines(path: string): AsyncGenerator<{ text: string; line: number }> {
  let rest = ''
  let line = 0
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const pieces = String(chunk).split('\n')
    pieces[0] = rest + pieces[0]
    rest = pieces.pop() ?? ''
    for (const piece of pieces) {
      line += 1
      const text = piece.trim()
      if (text !== '') yield { text, line }
    }
  }
  const last = rest.trim()
  if (last !== '') yield { text: last, line: line + 1 }
}
