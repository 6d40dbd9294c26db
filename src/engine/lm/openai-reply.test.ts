/** Answers of endpoints that write them in their own way: read where they can be, else told as what they are. */
import { describe, expect, it } from 'vitest'
import { unknownCard } from './card.ts'
import { openaiLm } from './openai.ts'
import { streamOf } from './stream-of.ts'
import type { Completion } from './types.ts'

const prices = { input: 1, cachedInput: 1, cacheWrite: 1, output: 1 }
const free = { input: 0, cachedInput: 0, cacheWrite: 0, output: 0 }
const card = { ...unknownCard('m'), prices }
const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 }

function answered(message: unknown, more: object = {}, finish_reason: unknown = 'stop'): Promise<Completion> {
  const answer = { model: 'm', choices: [{ index: 0, message, finish_reason }], usage, ...more }
  const fetch = async () => Response.json(answer)
  const lm = openaiLm({ id: 'a/m', card, apiKey: 'local-key-1234567', now: () => 0, fetch })
  return lm.generate({ messages: [{ role: 'user', content: 'hi' }] })
}

describe('a message', () => {
  it.each<[string, unknown, string]>([
    ['of text', { content: 'hello' }, 'hello'],
    ['without content', { content: null }, ''],
    [
      'in parts',
      {
        content: [
          { type: 'text', text: 'hel' },
          { type: 'text', text: 'lo' },
        ],
      },
      'hello',
    ],
    ['in parts that are texts', { content: ['hel', 'lo'] }, 'hello'],
    ['that is what a JSON text says', { content: { a: 1 } }, '{"a":1}'],
    [
      'with parts of other kinds',
      { content: [{ type: 'thinking', thinking: [] }, null, { text: 'hello' }] },
      'hello',
    ],
  ])('%s is read', async (_, message, text) => {
    expect((await answered(message)).text).toBe(text)
  })

  it.each<[string, unknown]>([
    ['that is a text', 'hello'],
    ['that is a list', ['hello']],
    ['that is a number', 5],
  ])('%s is a bad answer', async (_, message) => {
    await expect(answered(message)).rejects.toMatchObject({ code: 'bad_answer', retryable: true })
  })
})

it.each<[string, object, unknown, object]>([
  ['a model that is no name', { model: 5 }, 'stop', { model: 'm' }],
  ['a finish reason that is no word', {}, 5, { finishReason: 'stop' }],
  [
    'tokens that are no numbers',
    { usage: { prompt_tokens: '10', completion_tokens: 'x' } },
    'stop',
    { usage: { input: 0, output: 0 }, costUsd: null },
  ],
  [
    'fewer tokens than none',
    { usage: { prompt_tokens: -5, completion_tokens: 5 } },
    'stop',
    { usage: { input: 0, output: 5 }, costUsd: null },
  ],
])('%s is passed over', async (_, more, finish, expected) => {
  expect(await answered({ content: 'hello', refusal: true }, more, finish)).toMatchObject({
    text: 'hello',
    ...expected,
  })
})

it.each([
  { what: 'at known prices', prices, costUsd: null },
  { what: 'at unknown prices', prices: null, costUsd: null },
  { what: 'at no price', prices: free, costUsd: 0 },
])('an answer $what whose tokens nobody counted costs $costUsd', async ({ costUsd, ...own }) => {
  const answer = { choices: [{ message: { content: 'hello' } }] }
  const fetch = async () => Response.json(answer)
  const way = { id: 'a/m', apiKey: 'local-key-1234567', now: () => 0, fetch }
  const completion = await openaiLm({ ...way, card: { ...card, ...own } }).generate({ messages: [] })
  expect(completion).toMatchObject({ text: 'hello', costUsd, listCostUsd: costUsd })
})

it('odd pieces of a stream are passed over', async () => {
  const pieces = [
    { model: 5, choices: [{ delta: { content: 'hel', refusal: true } }] },
    { choices: [{ delta: 'lo', finish_reason: 7 }] },
    { choices: [{ delta: { content: ['lo'] }, finish_reason: 'stop' }], usage: { completion_tokens: -5 } },
  ]
  const text = pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join('')
  const fetch = async () => new Response(text, { headers: { 'content-type': 'text/event-stream' } })
  const lm = openaiLm({ id: 'a/m', card, apiKey: 'local-key-1234567', now: () => 0, fetch })
  const chunks = await Array.fromAsync(streamOf(lm, { messages: [{ role: 'user', content: 'hi' }] }))
  expect(chunks.at(-1)).toMatchObject({
    completion: { text: 'hello', model: 'm', finishReason: 'stop', costUsd: null },
  })
})
