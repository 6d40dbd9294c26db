/** What an unfinished answer tells, letter by letter. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reply } from '../../testing/index.ts'
import { signature } from '../signature/index.ts'
import { partialValues } from '../stream/partial.ts'
import { chatAdapter } from './chat.ts'
import { jsonAdapter } from './json.ts'
import { xmlAdapter } from './xml.ts'

const sig = signature({
  inputs: {},
  outputs: {
    title: z.string(),
    kind: z.enum(['idea', 'ideal']),
    items: z.array(z.string()),
    score: z.number(),
    note: z.string().nullable(),
  },
})
const values = {
  title: 'A "quoted" [[ title\n[x] \\ and {more}',
  kind: 'ideal',
  items: ['one, two', 'three four'],
  score: 12.5,
  note: null,
} as const
const told = (adapter: typeof chatAdapter, text: string) =>
  partialValues({ part: 'self', signature: sig, adapter, text })

describe.each([chatAdapter, jsonAdapter])('$name adapter', (adapter) => {
  const whole = reply(sig, { ...values, items: [...values.items] }, adapter)
  const states = Array.from({ length: whole.length + 1 }, (_, end) => told(adapter, whole.slice(0, end)))

  it('tells texts as they grow, never more than is written', () => {
    const titles = states.map(({ title }) => title).filter((title) => title !== undefined)
    expect(new Set(titles).size).toBeGreaterThan(3)
    for (const title of titles) expect(values.title.startsWith(String(title).trimEnd())).toBe(true)
  })

  it('tells lists item by item, and other values only when they are whole', () => {
    expect(states.some(({ items }) => Array.isArray(items) && items.length === 1)).toBe(true)
    for (const { score = 12.5, kind = 'idea', note = null } of states) {
      expect(score).toBe(12.5)
      expect(['idea', 'ideal']).toContain(kind)
      expect(note).toBeNull()
    }
  })

  it('tells the item that is just being written, and no text shorter than before', () => {
    const written = states.flatMap(({ items }) =>
      Array.isArray(items) ? [String(items.at(-1)).trimEnd()] : [],
    )
    expect(written).toContain('three')
    const titles = states.map(({ title = '' }) => String(title).trimEnd())
    titles.forEach((title, i) => {
      expect(title.startsWith(titles[i - 1] ?? '')).toBe(true)
    })
  })

  it('ends with the values that are read in the end', () => {
    const { note: _null, ...others } = values
    expect(states.at(-1)).toMatchObject(others)
  })
})

it.each(['<think>', '<think>\n[[ ## title ## ]]\nDraft', '<think>{"title": "Draft'])(
  'shows nothing of the thinking in %o, and what comes behind it',
  (text) => {
    for (const adapter of [chatAdapter, jsonAdapter]) expect(told(adapter, text)).toEqual({})
    expect(told(chatAdapter, `${text}</think>[[ ## title ## ]]\nA`)).toEqual({ title: 'A' })
  },
)

it('shows nothing of an adapter that cannot tell', () => {
  expect(told(xmlAdapter, '<title>A</title>')).toEqual({})
})
