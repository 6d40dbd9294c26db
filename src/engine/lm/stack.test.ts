/** The whole stack as it is joined for use: card, cache, retry, limit, client. */
import { describe, expect, it } from 'vitest'
import { lmContract } from '../../testing/index.ts'
import { unknownCard } from './card.ts'
import { catalog } from './catalog.ts'
import { openaiLm } from './openai.ts'
import type { Completion } from './types.ts'
import { withCache } from './with-cache.ts'
import { withCard } from './with-card.ts'
import { limiter, withLimit } from './with-limit.ts'
import { withRetry } from './with-retry.ts'

const card = catalog['gpt-4o-mini'] ?? unknownCard('gpt-4o-mini')
const busy = () =>
  Response.json({ error: { message: 'slow down' } }, { status: 429, headers: { 'retry-after': '61' } })
const fine = (content: string) =>
  Response.json({
    choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1000, completion_tokens: 0 },
  })

/** The stack before an endpoint; `waits` are those between requests. */
function stack(respond: (request: number) => Response) {
  const waits: number[] = []
  let requests = 0
  const fetch = async () => {
    requests += 1
    return respond(requests)
  }
  const bare = openaiLm({ id: 'openai/gpt-4o-mini', card, apiKey: 'k', fetch, now: () => 0 })
  const sleep = async (ms: number) => void waits.push(ms)
  const retried = withRetry(withLimit(bare, limiter(2)), { sleep, random: () => 0.5 })
  const cached = withCache(retried, { cache: new Map<string, Completion>(), endpoint: 'openai' })
  return {
    waits,
    count: () => requests,
    lm: withCard(cached, { card, defaults: { temperature: 0.7, maxTokens: 9 } }),
  }
}
const ask = { messages: [{ role: 'user', content: 'hi' }] } as const

describe('contract', () => lmContract(it, () => stack(() => fine('x')).lm))

it('waits as it is told, pays once and answers the same a second time', async () => {
  const { lm, waits, count } = stack((request) => (request === 1 ? busy() : fine('hello')))
  const [first, twin] = await Promise.all([lm.generate(ask), lm.generate({ ...ask, temperature: 0.7 })])
  const price = 0.00015
  expect(first).toMatchObject({
    text: 'hello',
    attempts: 2,
    cached: false,
    costUsd: price,
    listCostUsd: price,
  })
  expect(twin).toMatchObject({ text: 'hello', attempts: 0, cached: true, costUsd: 0, listCostUsd: price })
  expect(await lm.generate(ask)).toEqual(twin)
  expect(waits).toEqual([61_000])
  expect(count()).toBe(2)
})

it('gives its place back while it waits, so that others are answered', async () => {
  const { lm, count } = stack((request) => (request <= 2 ? busy() : fine(`${request}`)))
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((content) => lm.generate({ messages: [{ role: 'user', content }] })),
  )
  expect(answers.map(({ attempts }) => attempts)).toEqual([2, 2, 1])
  expect(count()).toBe(5)
})
