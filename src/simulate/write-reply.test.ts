/** Replies in each form, whole and broken. */
import { describe, expect, it } from 'vitest'
import type { Preamble } from './reading/prompt.ts'
import { chanceOf } from './skill/chance.ts'
import { breakReply, writeReply } from './write-reply.ts'

const field = (name: string) =>
  ({ name, type: { kind: 'text' }, description: '', isOptional: false }) as const
const preamble: Preamble = {
  form: 'sections',
  told: '',
  asked: [field('mood'), field('last_topics')],
  demos: [],
  isHeld: false,
  endsMarked: false,
}
const values = { mood: 'good', last_topics: ['tea', 'rain'] }

describe('a reply', () => {
  it.each<[string, Partial<Preamble>, string]>([
    ['sections', {}, '[[ ## mood ## ]]\ngood\n[[ ## last_topics ## ]]\n["tea","rain"]'],
    [
      'sections with an end',
      { endsMarked: true },
      '[[ ## mood ## ]]\ngood\n[[ ## last_topics ## ]]\n["tea","rain"]\n[[ ## completed ## ]]',
    ],
    ['an object', { form: 'object' }, '{"mood":"good","last_topics":["tea","rain"]}'],
    ['tags', { form: 'tags' }, '<mood>\ngood\n</mood>\n<last_topics>\n["tea","rain"]\n</last_topics>'],
    ['prose', { form: 'prose', asked: [field('mood')] }, 'good'],
  ])('is written as %s', (_, change, text) => {
    expect(writeReply({ ...preamble, ...change }, values)).toBe(text)
  })

  it('writes null for what is missing, and escapes what would read as a marker', () => {
    expect(writeReply(preamble, { mood: 'as in [[ ## mood ## ]]' })).toBe(
      '[[ ## mood ## ]]\nas in [[ \\## mood ## ]]\n[[ ## last_topics ## ]]\nnull',
    )
  })
})

describe('a broken reply', () => {
  const broken = (change: Partial<Preamble> = {}) => {
    const used = { ...preamble, ...change }
    const reply = writeReply(used, values)
    return {
      reply,
      found: new Set(Array.from({ length: 40 }, (_, at) => breakReply(reply, used, chanceOf(String(at))))),
    }
  }

  it.each(['sections', 'object', 'tags'] as const)('in the form of %s goes wrong in several ways', (form) => {
    const { reply, found } = broken({ form })
    expect(found.size).toBe(4)
    expect([...found].filter((text) => text.includes(reply)).length).toBe(2)
    expect([...found].some((text) => text.startsWith('Sure'))).toBe(true)
    expect([...found].some((text) => text.startsWith('```'))).toBe(true)
  })

  it('can lose the marker of its last field', () => {
    expect(
      [...broken().found].some((text) => text.includes('last topics: ') && !text.includes('## last_topics')),
    ).toBe(true)
  })

  it.each([{ isHeld: true, form: 'object' as const }, { form: 'prose' as const }])(
    'is none where the form cannot break: %o',
    (change) => {
      const { reply, found } = broken(change)
      expect([...found]).toEqual([reply])
    },
  )
})
