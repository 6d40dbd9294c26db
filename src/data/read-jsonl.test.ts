/** JSONL files: every defect is named by file, line and key, and each example has an id. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Example } from '../engine/index.ts'
import { readJsonl } from './read-jsonl.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-jsonl-'))
const path = join(folder, 'examples.jsonl')
afterAll(() => rmSync(folder, { recursive: true }))

async function examplesOf(content: string): Promise<Example[]> {
  writeFileSync(path, content)
  const examples: Example[] = []
  for await (const { example } of readJsonl(path)) examples.push(example)
  return examples
}

it('reads id, inputs, labels and metadata; keys that are none of them are left out', async () => {
  const line = { id: 'a', inputs: { q: 'x\u2028y' }, labels: { n: 1 }, metadata: { by: 'me' }, note: 'draft' }
  const { note: _note, ...known } = line
  expect(await examplesOf(`\uFEFF${JSON.stringify(line)}\r\n`)).toEqual([known])
})

describe('ids', () => {
  it('are text', async () => {
    expect(await examplesOf('{"id": 7, "inputs": {}}')).toEqual([{ id: '7', inputs: {}, labels: {} }])
  })

  it('are the hash of the content where they are missing or empty, however it is laid out', async () => {
    const [first, second, third, other] = await examplesOf(
      [
        '{"inputs": {"a": 1, "b": [2]}, "labels": {"c": 3}}',
        '{"labels":{"c":3},"inputs":{"b":[2],"a":1},"metadata":{"by":"me"}}',
        '{"id": "", "inputs": {"a": 1, "b": [2]}, "labels": {"c": 3}}',
        '{"inputs": {"a": 1, "b": [2]}, "labels": {"c": 4}}',
      ].join('\n'),
    )
    expect(first?.id).toMatch(/^[0-9a-f]{16}$/)
    expect([second?.id, third?.id]).toEqual([first?.id, first?.id])
    expect(other?.id).not.toBe(first?.id)
  })
})

describe('refuses', () => {
  const sound = '{"inputs": {"q": "fine"}}\n'

  it.each([
    {
      name: 'broken JSON',
      bad: '{"inputs": {"q": }',
      field: undefined,
      says: /one JSON object.*broken JSON/,
    },
    { name: 'a list', bad: '[{"inputs": {}}]', field: undefined, says: /expected an object.*got an array/ },
    { name: 'null', bad: 'null', field: undefined, says: /got null/ },
    { name: 'text', bad: '"inputs"', field: undefined, says: /got a string/ },
    {
      name: 'no inputs',
      bad: '{"input": {"q": "typo"}}',
      field: 'inputs',
      says: /expected an object, got nothing/,
    },
    { name: 'inputs that are a list', bad: '{"inputs": []}', field: 'inputs', says: /got an array/ },
    {
      name: 'labels that are text',
      bad: '{"inputs": {}, "labels": "x"}',
      field: 'labels',
      says: /got a string/,
    },
    {
      name: 'labels that are null',
      bad: '{"inputs": {}, "labels": null}',
      field: 'labels',
      says: /got null/,
    },
    {
      name: 'metadata that is a number',
      bad: '{"inputs": {}, "metadata": 1}',
      field: 'metadata',
      says: /got a number/,
    },
    {
      name: 'an id that is an object',
      bad: '{"id": {}, "inputs": {}}',
      field: 'id',
      says: /expected a string, got an object/,
    },
    {
      name: 'a slip of the pen that would lose the labels',
      bad: '{"inputs": {}, "label": {"a": 1}}',
      field: 'label',
      says: /expected the keys id, inputs, labels, metadata, got `label`; did you mean `labels`\?/,
    },
    {
      name: 'a slip beside labels',
      bad: '{"inputs": {}, "labels": {}, "metdata": {"a": 1}}',
      field: 'metdata',
      says: /did you mean `metadata`\?/,
    },
    {
      name: 'another word for labels',
      bad: '{"inputs": {}, "expected": {"a": 1}}',
      field: 'expected',
      says: /got `expected`; what is right goes into `labels`, the rest into `metadata`/,
    },
    { name: 'an id that is null', bad: '{"id": null, "inputs": {}}', field: 'id', says: /got null/ },
  ])('$name', async ({ bad, field, says }) => {
    const error = await examplesOf(`${sound.repeat(15)}\n${bad}\n${sound}`).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'invalid_dataset', details: { file: path, line: 17, field } })
    expect((error as Error).message).toMatch(says)
    expect(
      (error as Error).message.startsWith(`${path}:17: ${field === undefined ? '' : `${field}: `}`),
    ).toBe(true)
  })
})
