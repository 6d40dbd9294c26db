/** Labels that people gave are read exactly, and a line that cannot be one is named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readHumanLabels } from './human-labels.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-labels-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: string): string {
  const path = join(folder, 'labels.jsonl')
  writeFileSync(path, content)
  return path
}

it('reads yes and no, numbers and words', async () => {
  const labels = [true, false, 0.5, 1, 'Good', 'bad', 'pass', 'no']
  const lines = labels.map((label, i) => JSON.stringify({ id: i, label, note: 'more is fine' }))
  expect(await readHumanLabels(file(`\n${lines.join('\r\n')}\n`))).toEqual(
    [1, 0, 0.5, 1, 1, 0, 1, 0].map((value, i) => ({ id: String(i), value })),
  )
})

it('keeps labels of one example under several runs apart', async () => {
  const lines = ['r1', 'r2'].map((run, i) => JSON.stringify({ id: 'a', label: i === 0, run, row: 3 }))
  expect(await readHumanLabels(file(lines.join('\n')))).toEqual([
    { id: 'a', value: 1, run: 'r1', row: 3 },
    { id: 'a', value: 0, run: 'r2', row: 3 },
  ])
})

it.each([
  { name: 'broken JSON', content: '{"id":"a","label":1}\n{', line: 2, says: 'broken JSON' },
  { name: 'no object', content: '[1]', line: 1, says: 'got [1]' },
  { name: 'no id', content: '{"label":1}', line: 1, says: 'id: expected the id of an example, got nothing' },
  { name: 'no label', content: '{"id":"a"}', line: 1, says: 'label: expected true, false' },
  { name: 'a label out of range', content: '{"id":"a","label":5}', line: 1, says: 'got 5' },
  {
    name: 'an unknown word',
    content: '{"id":"a","label":"constructor"}',
    line: 1,
    says: 'got "constructor"',
  },
  {
    name: 'an id twice',
    content: '{"id":"a","label":1}\n\n{"id":"a","label":0}',
    line: 3,
    says: 'got `a` again',
  },
  {
    name: 'a prediction twice',
    content: '{"id":"a","label":1,"run":"r","row":0}\n{"id":"a","label":0,"run":"r","row":0}',
    line: 2,
    says: 'got `a` again',
  },
  {
    name: 'a run without a row',
    content: '{"id":"a","label":1,"run":"r"}',
    line: 1,
    says: 'run: expected the id of a run with the position of a row, got ["r",null]',
  },
  { name: 'nothing', content: '\n', line: 1, says: 'at least one' },
])('refuses $name', async ({ content, line, says }) => {
  const path = file(content)
  const error = (await readHumanLabels(path).catch((thrown: unknown) => thrown)) as Error
  expect(error).toMatchObject({ code: 'invalid_dataset', details: { file: path, line } })
  expect(error.message).toContain(says)
})

it('refuses a file that is not there', async () => {
  await expect(readHumanLabels(join(folder, 'gone.jsonl'))).rejects.toMatchObject({
    code: 'labels_not_found',
  })
})
