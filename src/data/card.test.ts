/** Cards that tell the truth pass; each untruth is named. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCard } from './card.ts'
import { openDataset } from './dataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-card-'))
afterAll(() => rmSync(folder, { recursive: true }))

const content =
  '{"id":"a","inputs":{"q":"x"},"labels":{"answer":"y"},"metadata":{"team":"z"}}\n{"id":"b","inputs":{"q":"w"},"labels":{}}\n'
const sha256 = createHash('sha256').update(content).digest('hex')
const card = {
  name: 'tickets',
  source: 'support mailbox',
  licence: 'internal',
  fields: { inputs: { q: 'the question' }, labels: { answer: 'ours' }, metadata: { team: 'who answered' } },
  files: { 'tickets.dev.jsonl': { examples: 2, sha256 } },
  owner: 'cards may say more',
}

async function problemsOf(value: unknown): Promise<readonly string[] | undefined> {
  writeFileSync(join(folder, 'tickets.dev.jsonl'), content)
  writeFileSync(join(folder, 'tickets.card.json'), typeof value === 'string' ? value : JSON.stringify(value))
  return (await checkCard(await openDataset(join(folder, 'tickets.dev.jsonl'))))?.problems
}

describe('checkCard', () => {
  it('finds nothing wrong with a true card', async () => expect(await problemsOf(card)).toEqual([]))

  it.each([
    { name: 'no JSON', value: 'not json', says: [/^expected JSON/] },
    { name: 'no object', value: [], says: [/^card: /] },
    {
      name: 'no licence and an empty source',
      value: { ...card, licence: undefined, source: '' },
      says: [/^source: /, /^licence: /],
    },
    {
      name: 'no hash',
      value: { ...card, files: { 'tickets.dev.jsonl': { examples: 2, sha256: 'abc' } } },
      says: [/sha256/],
    },
    { name: 'other files', value: { ...card, files: {} }, says: [/entry for tickets\.dev\.jsonl, got none/] },
    {
      name: 'another size and hash',
      value: { ...card, files: { 'tickets.dev.jsonl': { examples: 3, sha256: '0'.repeat(64) } } },
      says: [/the card says 3, the file has 2/, new RegExp(`changed since .* ${sha256}`)],
    },
    {
      name: 'a field untold',
      value: { ...card, fields: { ...card.fields, metadata: {} } },
      says: [/^fields: metadata\.team is in the examples but not described$/],
    },
    {
      name: 'a group untold',
      value: { ...card, fields: { inputs: card.fields.inputs } },
      says: [/labels\.answer/, /metadata\.team/],
    },
  ])('names $name', async ({ value, says }) => {
    const problems = await problemsOf(value)
    expect(problems).toHaveLength(says.length)
    for (const [i, pattern] of says.entries()) expect(problems?.[i]).toMatch(pattern)
  })

  it('says nothing where there is no card', async () => {
    const path = join(folder, 'bare.jsonl')
    writeFileSync(path, content)
    expect(await checkCard(await openDataset(path))).toBeUndefined()
  })

  it.each(['hmw.train', 'hmw.dev', 'solutions.train', 'solutions.dev'])(
    'finds the shipped card of %s true',
    async (name) => {
      const path = fileURLToPath(new URL(`../../datasets/${name}.jsonl`, import.meta.url))
      expect((await checkCard(await openDataset(path)))?.problems).toEqual([])
    },
  )
})
