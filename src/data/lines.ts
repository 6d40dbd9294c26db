/** Text files as a stream of lines, split at \n alone: U+2028 may stand inside a JSON string. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { datasetError } from './located-example.ts'

const lineFeed = 0x0a

/**
 * The lines of a UTF-8 file, white space at their ends removed (so a byte order mark and \r too), with their
 * numbers from 1; blank lines are passed over but counted.
 * @throws InputError `invalid_dataset` naming the first line that is no UTF-8.
 */
export async function* readLines(path: string): AsyncGenerator<{ text: string; line: number }> {
  let line = 0
  for await (const block of readText(path)) {
    const pieces = block.split('\n')
    if (block.endsWith('\n')) pieces.pop()
    for (const piece of pieces) {
      line += 1
      const text = piece.trim()
      if (text !== '') yield { text, line }
    }
  }
}

/**
 * The text of a UTF-8 file, in blocks of whole lines.
 * @throws InputError `invalid_dataset` naming the first line that is no UTF-8.
 */
export async function* readText(path: string): AsyncGenerator<string> {
  let rest: Buffer[] = []
  let line = 1
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(lineFeed) + 1
    if (end > 0) {
      const block = Buffer.concat([...rest, chunk.subarray(0, end)])
      yield decoded(block, path, line)
      line += linesOf(block).length
      rest = []
    }
    if (end < chunk.length) rest.push(chunk.subarray(end))
  }
  if (rest.length > 0) yield decoded(Buffer.concat(rest), path, line)
}

// Decoding would put U+FFFD in place of what it cannot read: the model would be asked about another text.
function decoded(block: Buffer, path: string, first: number): string {
  if (isUtf8(block)) return block.toString('utf8')
  const line = first + linesOf(block).findIndex((bytes) => !isUtf8(bytes))
  throw datasetError({ path, line }, 'expected UTF-8 text, got other bytes; save the file as UTF-8')
}

function linesOf(block: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(lineFeed, from)
    const next = end === -1 ? block.length : end + 1
    lines.push(block.subarray(from, next))
    from = next
  }
  return lines
}
