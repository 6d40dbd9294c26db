/** Replies: read in the form asked for, then in the form they are really in; never invented. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Adapter, chatAdapter, jsonAdapter } from '../adapter/index.ts'
import { signature } from '../signature/index.ts'
import { readReply } from './read-reply.ts'

const sig = signature({ inputs: {}, outputs: { answer: z.string(), score: z.number().max(10) } })
const sections = '[[ ## answer ## ]]\nYes\n[[ ## score ## ]]\n7'
const json = '{"answer": "Yes", "score": 7}'

describe('a reply', () => {
  it.each<[string, Adapter, string]>([
    ['sections to the chat adapter', chatAdapter, sections],
    ['JSON to the chat adapter', chatAdapter, json],
    ['a JSON fence to the chat adapter', chatAdapter, `\`\`\`json\n${json}\n\`\`\``],
    ['a value in a fence', chatAdapter, sections.replace('7', '```json\n7\n```')],
    ['JSON to the JSON adapter', jsonAdapter, json],
    ['sections to the JSON adapter', jsonAdapter, sections],
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
