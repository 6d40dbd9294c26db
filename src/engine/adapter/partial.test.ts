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

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('$name adapter', (adapter) => {
  const whole = reply(sig, { ...values, items: [...values.items] }, adapter)
  const states = Array.from({ length: whole.length + 1 }, (_, end) => told(adapter, whole.slice(0, end)))

  it('tells texts as they grow, never more than is written', () => {
    const titles = states.map(({ title }) => title).filter((title) => title !== undefined)
    expect(new Set(titles).size).toBeGreaterThan(3)
    for (const title of titles) expect(values.title.startsWith(String(title).trimEnd())).toBe(true)
  })

  it('tells lists item by item, and other values only when they are whole', () => {
    expect(states.some(({ items }) => Array.isArray(items) && items.length === 1)).toBe(true)
    for (const { score = 12.5, kind = 'ideal', note = null } of states) {
      expect(score).toBe(12.5)
      expect(kind).toBe('ideal')
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

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('$name adapter', (adapter) => {
  const typed = signature({
    inputs: {},
    outputs: {
      day: z.date(),
      born: z.iso.date(),
      plan: z.array(z.object({ task: z.string(), due: z.date() })).min(2),
      size: z.string().transform((text) => text.length),
      who: z.object({ name: z.string(), age: z.int(), note: z.string().optional() }),
      counts: z.array(z.int()),
    },
  })
  const plan = [
    { task: 'a', due: new Date('2026-02-01') },
    { task: 'b', due: new Date('2026-03-01') },
  ]
  const day = new Date('2026-01-02T03:04:05.678Z')
  const end = { who: { name: 'Ann', age: 33, note: 'x' }, counts: [12, 345] }
  const whole = reply(typed, { day, born: '2026-02-03', plan, size: 'four', ...end } as never, adapter)
  const states = Array.from({ length: whole.length + 1 }, (_, end) =>
    partialValues({ part: 'self', signature: typed, adapter, text: whole.slice(0, end) }),
  )

  it('tells values of the types that the prediction has', () => {
    for (const { plan: items = [], counts = [], ...others } of states) {
      expect({ day, born: '2026-02-03', size: 4, who: end.who, ...others }).toEqual({
        ...{ day, born: '2026-02-03', size: 4, who: end.who },
      })
      expect(plan.slice(0, (items as unknown[]).length)).toEqual(items)
      expect(end.counts.slice(0, (counts as unknown[]).length)).toEqual(counts)
    }
    expect(states.some(({ plan: items }) => (items as unknown[] | undefined)?.length === 1)).toBe(true)
    expect(states.at(-1)).toEqual({ day, born: '2026-02-03', plan, size: 4, ...end })
  })
})

it.each(['[[ ## title ## ]]', '<title>', '<title>\n', '{"title', '<other>x', '</title>', ''])(
  'tells nothing of %o',
  (text) => {
    for (const adapter of [chatAdapter, jsonAdapter, xmlAdapter]) expect(told(adapter, text)).toEqual({})
  },
)

it.each([
  ['<title>\nA </b> c</tit', 'A </b> c'],
  ['<title>A <', 'A'],
  ['<title>A <\\/title> b', 'A </title> b'],
  ['<title>A</title> <title>B', 'A'],
  ['Sure! <title>A', 'A'],
])('of XML %o tells the title %o', (text, title) => {
  expect(told(xmlAdapter, text)).toEqual({ title })
})

it.each([
  '<think>',
  '<think>\n[[ ## title ## ]]\nDraft',
  '<think>{"title": "Draft',
  '<think><title>Draft</title>',
])('shows nothing of the thinking in %o, and what comes behind it', (text) => {
  for (const adapter of [chatAdapter, jsonAdapter, xmlAdapter]) expect(told(adapter, text)).toEqual({})
  expect(told(chatAdapter, `${text}</think>[[ ## title ## ]]\nA`)).toEqual({ title: 'A' })
})

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('$name adapter', (adapter) => {
  it.each<[string, z.ZodType, unknown, unknown[]]>([
    ['an object of any keys', z.unknown(), { alpha: [1, 'x'] }, [{ alpha: [1, 'x'] }]],
    ['a quoted word null', z.string().nullable(), 'null', ['null']],
    ['a text that is written in small letters', z.string().toUpperCase(), 'ab c', ['AB', 'AB ', 'AB C']],
    ['tuples', z.array(z.tuple([z.string(), z.int()])).min(1), [['a', 1]], [[], [['a', 1]]]],
  ])('tells nothing but beginnings of %s', (_, schema, value, beginnings) => {
    const one = signature({ inputs: {}, outputs: { out: schema, end: z.string() } })
    const whole = reply(one, { out: value, end: '.' }, adapter)
    const states = Array.from({ length: whole.length }, (_, end) =>
      partialValues({ part: 'self', signature: one, adapter, text: whole.slice(0, end) }),
    )
    const told = states.map(({ out }) => out).filter((out) => out !== undefined && out !== '' && out !== 'A')
    for (const out of told) expect(beginnings).toContainEqual(out)
    expect(told.at(-1)).toEqual(beginnings.at(-1))
  })
})

it('shows nothing of an adapter that cannot tell', () => {
  const { partial: _none, ...silent } = chatAdapter
  expect(told(silent, '[[ ## title ## ]]\nA')).toEqual({})
})
