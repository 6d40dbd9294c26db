/** CSV files: quoting, columns and cells, and errors that name the line on which a row begins. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnySignature, signature } from '../engine/index.ts'
import type { LocatedExample } from './located-example.ts'
import { readCsv } from './read-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-csv-'))
const path = join(folder, 'examples.csv')
afterAll(() => rmSync(folder, { recursive: true }))

async function rowsOf(content: string | Buffer, known?: AnySignature): Promise<LocatedExample[]> {
  writeFileSync(path, content)
  const rows: LocatedExample[] = []
  for await (const row of readCsv(path, known)) rows.push(row)
  return rows
}

it('sorts columns into inputs, labels and metadata; empty cells are absent', async () => {
  const content =
    'id,inputs.question,inputs.hint,labels.answer,metadata.level\nq1,Why?,,Because,3\nq2,How?,so,,\n'
  expect((await rowsOf(content)).map(({ example }) => example)).toEqual([
    { id: 'q1', inputs: { question: 'Why?' }, labels: { answer: 'Because' }, metadata: { level: 3 } },
    { id: 'q2', inputs: { question: 'How?', hint: 'so' }, labels: {} },
  ])
})

it('keeps text cells as text where the signature says so', async () => {
  const known = signature({ inputs: { code: z.string(), size: z.number() }, outputs: { answer: z.string() } })
  const [row] = await rowsOf('inputs.code,inputs.size,labels.answer,labels.other\n007,7,12,12\n', known)
  expect(row?.example).toMatchObject({
    inputs: { code: '007', size: 7 },
    labels: { answer: '12', other: 12 },
  })
})

it.each([
  { ends: 'LF', end: '\n' },
  { ends: 'CRLF', end: '\r\n' },
])(
  'reads quoted line breaks, quotes and commas, and counts lines as an editor does ($ends)',
  async ({ end }) => {
    const content = [
      '\uFEFFid,inputs.q',
      'a,"one',
      'two, ""three"""',
      '',
      'b,x',
      ',',
      'c,"y',
      'z"',
      'd,w',
    ].join(end)
    const rows = await rowsOf(content)
    expect(rows.map(({ line, example }) => [line, example.id, example.inputs.q])).toEqual([
      [2, 'a', `one${end}two, "three"`],
      [5, 'b', 'x'],
      [7, 'c', `y${end}z`],
      [9, 'd', 'w'],
    ])
  },
)

it('keeps a character whose bytes lie in two chunks', async () => {
  const header = 'inputs.q\n'
  const text = `${'x'.repeat(64 * 1024 - 1 - header.length)}€`
  expect((await rowsOf(`${header}${text}\n`))[0]?.example.inputs.q).toBe(text)
})

it('finds no example in a file that is empty or only has a header', async () => {
  expect(await rowsOf('')).toEqual([])
  expect(await rowsOf('id,inputs.q\n')).toEqual([])
})

describe('refuses', () => {
  const many = Array.from({ length: 40 }, (_, i) => `${i},"a\r\nb"\n`).join('')

  it.each([
    {
      name: 'a column of no group',
      content: 'id,question\n1,a\n',
      at: 1,
      field: 'question',
      says: /inputs\.<field>.*got `question`/,
    },
    {
      name: 'semicolons',
      content: 'id;inputs.q\n1;a\n',
      at: 1,
      field: 'id;inputs.q',
      says: /comma-separated/,
    },
    {
      name: 'a deeper column',
      content: 'inputs.a.b\n1\n',
      at: 1,
      field: 'inputs.a.b',
      says: /got `inputs\.a\.b`/,
    },
    {
      name: 'a column twice',
      content: 'inputs.q,inputs.q\na,b\n',
      at: 1,
      field: 'inputs.q',
      says: /each column once/,
    },
    {
      name: 'too few cells',
      content: 'id,inputs.q\n1,a\n2\n',
      at: 3,
      field: undefined,
      says: /expected 2 cells.*got 1/,
    },
    {
      name: 'too many cells',
      content: 'id,inputs.q\n1,"a\nb"\n2,c,d\n',
      at: 4,
      field: undefined,
      says: /expected 2 cells.*got 3/,
    },
    {
      name: 'an open quote',
      content: 'id,inputs.q\n1,a\n2,"b\n',
      at: 3,
      field: undefined,
      says: /well-formed CSV.*Quote Not Closed/,
    },
    {
      name: 'a stray quote',
      content: 'id,inputs.q\n1,a"b"\n',
      at: 2,
      field: undefined,
      says: /well-formed CSV.*quote/,
    },
    {
      name: 'a stray quote far below',
      content: `id,inputs.q\n${many}x,a"b"\n`,
      at: 82,
      field: undefined,
      says: /well-formed/,
    },
  ])('$name', async ({ content, at, field, says }) => {
    const error = await rowsOf(content).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'invalid_dataset', details: { file: path, line: at, field } })
    expect((error as Error).message).toMatch(says)
    expect((error as Error).message.startsWith(`${path}:${at}: `)).toBe(true)
  })
})

it('refuses bytes that are no UTF-8, and names the line', async () => {
  await expect(rowsOf(Buffer.from('id,inputs.q\na,caf\xe9\n', 'latin1'))).rejects.toMatchObject({
    code: 'invalid_dataset',
    details: { file: path, line: 2 },
  })
})

it('hands on a failure to read the file', async () => {
  await expect(readCsv(join(folder, 'gone.csv')).next()).rejects.toMatchObject({ code: 'ENOENT' })
})
