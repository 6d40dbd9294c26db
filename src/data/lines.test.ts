/** Lines of real files, with the numbers an editor shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readLines } from './lines.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-lines-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function linesOf(content: string | Buffer): Promise<[number, string][]> {
  const path = join(folder, 'file.jsonl')
  writeFileSync(path, content)
  const lines: [number, string][] = []
  for await (const { line, text } of readLines(path)) lines.push([line, text])
  return lines
}

it.each([
  { name: 'a byte order mark', content: '\uFEFF{"a":1}\n', lines: [[1, '{"a":1}']] },
  {
    name: 'CRLF',
    content: 'one\r\ntwo\r\n',
    lines: [
      [1, 'one'],
      [2, 'two'],
    ],
  },
  {
    name: 'blank lines',
    content: '\n \none\n\r\n\ttwo\n\n',
    lines: [
      [3, 'one'],
      [5, 'two'],
    ],
  },
  {
    name: 'no newline at the end',
    content: 'one\ntwo',
    lines: [
      [1, 'one'],
      [2, 'two'],
    ],
  },
  {
    name: 'separators of other kinds inside a line',
    content: '"a\u2028b\u2029c\u0085d"\n',
    lines: [[1, '"a\u2028b\u2029c\u0085d"']],
  },
  { name: 'nothing', content: '', lines: [] },
  { name: 'only a byte order mark', content: '\uFEFF', lines: [] },
])('reads a file with $name', async ({ content, lines }) => {
  expect(await linesOf(content)).toEqual(lines)
})

// Files are read in chunks of 64 KiB: the second byte of the four falls behind the border.
it.each(['ß', '€', '🧭'])('keeps a %s whose bytes lie in two chunks', async (character) => {
  const before = 'x'.repeat(64 * 1024 - 1)
  expect(await linesOf(`${before}${character}y\nlast`)).toEqual([
    [1, `${before}${character}y`],
    [2, 'last'],
  ])
})

it('joins a line that spans many chunks', async () => {
  const long = 'abcdefg'.repeat(100_000)
  expect(await linesOf(`first\n${long}\nlast\n`)).toEqual([
    [1, 'first'],
    [2, long],
    [3, 'last'],
  ])
})

const many = `${'x'.repeat(99)}\n`.repeat(2_000)

it.each([
  { name: 'Latin-1', content: Buffer.from('one\n\ncaf\xe9\nlast\n', 'latin1'), line: 3 },
  { name: 'Latin-1 far below', content: Buffer.from(`${many}caf\xe9`, 'latin1'), line: 2_001 },
  { name: 'UTF-16', content: Buffer.from('\uFEFF{"a":1}\n', 'utf16le'), line: 1 },
  { name: 'a character that is cut off', content: Buffer.from('one\n€').subarray(0, 6), line: 2 },
])('refuses $name, and names the line', async ({ content, line }) => {
  const path = join(folder, 'file.jsonl')
  await expect(linesOf(content)).rejects.toMatchObject({
    code: 'invalid_dataset',
    details: { file: path, line },
    message: `${path}:${line}: expected UTF-8 text, got other bytes; save the file as UTF-8`,
  })
})
