/** Replies: read in the form asked for, then in the form they are really in; never invented. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { reply } from '../../testing/index.ts'
import { type Adapter, chatAdapter, jsonAdapter, xmlAdapter } from '../adapter/index.ts'
import { signature } from '../signature/index.ts'
import { readReply } from './read-reply.ts'

const sig = signature({ inputs: {}, outputs: { answer: z.string(), score: z.number().max(10) } })
const sections = '[[ ## answer ## ]]\nYes\n[[ ## score ## ]]\n7'
const draft = sections.replace('Yes', 'No')
const json = '{"answer": "Yes", "score": 7}'

describe('a reply', () => {
  it.each<[string, Adapter, string]>([
    ['sections to the chat adapter', chatAdapter, sections],
    ['JSON to the chat adapter', chatAdapter, json],
    ['a JSON fence to the chat adapter', chatAdapter, `\`\`\`json\n${json}\n\`\`\``],
    ['sections in a fence', chatAdapter, `\`\`\`\n${sections}\n\`\`\``],
    ['a value in a fence', chatAdapter, sections.replace('7', '```json\n7\n```')],
    ['JSON to the JSON adapter', jsonAdapter, json],
    ['sections to the JSON adapter', jsonAdapter, sections],
    ['JSON after other braces', jsonAdapter, `Of the set {1, 2} or {}: ${json}`],
    ['JSON after prose with braces', jsonAdapter, `Of {x} and f(y) { return y } follows: ${json}`],
    ['JSON after an object of something else', jsonAdapter, `Given {"x": 1}, I say ${json}`],
    ['JSON after half of a draft', jsonAdapter, `{"answer": "No"} is wrong, so ${json}`],
    ['sections after a draft of them', chatAdapter, `<think>\n${draft}\n</think>\n${sections}`],
    ['JSON after a draft of it', jsonAdapter, `<think>${json.replace('Yes', 'No')}</think>\n${json}`],
    ['JSON after a draft of sections', chatAdapter, `<think>\n${draft}\n</think>\n${json}`],
    ['sections after thinking that the prompt began', chatAdapter, `So ${draft}\n</think>\n${sections}`],
    ['JSON after thinking that the prompt began', chatAdapter, `So\n${draft}\n</think>\n${json}`],
  ])('of %s is read', (_, adapter, text) => {
    expect(readReply(sig, adapter, text)).toEqual({ values: { answer: 'Yes', score: 7 } })
  })

  it.each<[string, Adapter, string, string[], string]>([
    [
      'half of the fields',
      chatAdapter,
      '[[ ## answer ## ]]\nYes',
      ['score'],
      'chat adapter: expected a marked section',
    ],
    ['half of the keys', jsonAdapter, '{"score": 7}', ['answer'], 'json adapter: expected the keys answer'],
    [
      'a value that does not fit',
      chatAdapter,
      sections.replace('7', '70'),
      ['score'],
      'chat adapter: score ',
    ],
    [
      'JSON that does not fit',
      chatAdapter,
      json.replace('7', '70'),
      ['answer', 'score'],
      'chat adapter: expected',
    ],
    [
      'half of the keys, which do not fit',
      jsonAdapter,
      '{"score": "high"}',
      ['answer', 'score'],
      '; expected the keys answer',
    ],
    ['prose', jsonAdapter, 'I cannot say.', ['answer', 'score'], 'json adapter: expected one JSON object'],
  ])('with %s is an error of the form asked for', (_, adapter, text, missing, message) => {
    expect(readReply(sig, adapter, text)).toMatchObject({
      error: expect.objectContaining({
        code: 'unparsable_completion',
        missing,
        text,
        message: expect.stringContaining(message),
        details: expect.objectContaining({ adapter: adapter.name }),
      }),
    })
  })

  it('is no thinking aloud, where nothing else asks for it', () => {
    const aloud = `<think>${sections}</think>`
    expect(readReply(sig, chatAdapter, aloud)).toMatchObject({ error: { missing: ['answer', 'score'] } })
    const thinker = signature({ inputs: {}, outputs: { think: z.string(), answer: z.string() } })
    expect(readReply(thinker, xmlAdapter, '<think>a</think><answer>b</answer>')).toEqual({
      values: { think: 'a', answer: 'b' },
    })
    const own: Adapter = { ...chatAdapter, name: 'own', parse: (_, text) => ({ answer: text, score: 7 }) }
    expect(readReply(sig, own, aloud)).toEqual({ values: { answer: aloud, score: 7 } })
  })

  it('keeps the end of thinking that stands in a value', () => {
    expect(readReply(sig, chatAdapter, sections.replace('Yes', 'Close it by </think>.\nNow'))).toEqual({
      values: { answer: 'Close it by </think>.\nNow', score: 7 },
    })
  })

  it.each([chatAdapter, jsonAdapter, xmlAdapter])(
    'keeps it too where fields may be null: $name',
    (adapter) => {
      const loose = signature({
        inputs: {},
        outputs: { note: z.string().nullable(), tags: z.string().array() },
      })
      for (const note of ['</think>', 'x</think>\n[[ ## note ## ]]\nno\n[[ ## tags ## ]]\n["no"]']) {
        const values = { note, tags: ['</think>', 'z'] }
        expect(readReply(loose, adapter, reply(loose, values, adapter))).toEqual({ values })
        const draft = reply(loose, { note: 'draft', tags: [] }, adapter)
        const answer = reply(loose, { note: 'right', tags: [] }, adapter)
        expect(readReply(loose, adapter, `${draft}\n</think>\n${answer}`)).toEqual({
          values: { note: 'right', tags: [] },
        })
      }
    },
  )

  it('is no part of an object that was cut off', () => {
    const tree = signature({ inputs: {}, outputs: { parts: z.array(z.unknown()), name: z.string() } })
    for (const cut of ['{"parts": [{"parts": [], "name": "b"}', '{"parts": [1, {"parts": [], "name": "b"}'])
      expect(readReply(tree, jsonAdapter, cut)).toMatchObject({ error: { missing: ['name'] } })
  })

  it('whose choice is spelled loosely is read when nothing else helps', () => {
    const choice = signature({ inputs: {}, outputs: { team: z.enum(['billing', 'network']) } })
    expect(readReply(choice, chatAdapter, '[[ ## team ## ]]\n`billing`')).toEqual({
      values: { team: 'billing' },
    })
    expect(readReply(choice, jsonAdapter, '[[ ## team ## ]]\n**billing**')).toEqual({
      values: { team: 'billing' },
    })
    expect(readReply(choice, chatAdapter, '[[ ## team ## ]]\n`sales`')).toHaveProperty('error')
  })

  it('gets what was left out: defaults, and null where that is a value', () => {
    const loose = signature({
      inputs: {},
      outputs: {
        answer: z.string(),
        stars: z.int().default(3),
        note: z.string().nullable(),
        tip: z.string().optional(),
      },
    })
    const values = { answer: 'Yes', stars: 3, note: null }
    expect(readReply(loose, chatAdapter, '[[ ## answer ## ]]\nYes')).toEqual({ values })
    expect(readReply(loose, jsonAdapter, '{"answer": "Yes"}')).toEqual({ values })
  })

  it('passes on what an adapter of the user throws', () => {
    const broken: Adapter = {
      ...chatAdapter,
      name: 'broken',
      parse: () => {
        throw new RangeError('a bug')
      },
    }
    expect(() => readReply(sig, broken, sections)).toThrow('a bug')
  })
})
