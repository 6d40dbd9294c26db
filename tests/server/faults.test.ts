/** 2 000 requests over a provider with random faults: each is answered once, in a form that is promised. */
import pMap from 'p-map'
import { expect, it } from 'vitest'
import { pyRandom } from '../../src/engine/index.ts'
import { errorSchema } from '../../src/server/envelope.ts'
import { hmwAnswer } from '../../src/server/schemas.ts'
import { openService } from './service.ts'
import { questions, type UpstreamReply } from './upstream.ts'

const total = 2000
const faults: readonly UpstreamReply[] = [
  { status: 500, body: 'oops' },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 401, body: '{"error":{"message":"no"}}' },
  { status: 400, body: '<html>' },
  { status: 200, body: '{"choices":[]}' },
  { status: 200, body: '<html>' },
  { text: 'Sorry.' },
  { text: questions(2, 11) },
  { text: questions().replace('[8,8,8,8,8]', '[8') },
  { text: '', finish: 'content_filter' },
  { text: 'half', finish: 'length' },
  'reset',
]

it('is answered once each with a body of the schema', async () => {
  const random = pyRandom(7)
  const { ask, upstream, lines } = await openService({
    app: { limits: { requestMs: 2000, perMinute: 0, queue: 2000, concurrency: 100 } },
    live: { fallback: { zeroShot: true, model: 'openai/gpt-5-mini' }, sample: 0.1 },
    env: { WHETSTONE_CONCURRENCY: '100' },
  })
  upstream.reply = () => {
    if (random.random() < 0.005) return 'hang'
    const fault = random.random() < 0.5 ? faults[Math.floor(random.random() * faults.length)] : undefined
    return fault ?? { text: questions() }
  }
  const counts = new Map<number, number>()
  const wrong: unknown[] = []
  const one = async (i: number) => {
    const answer = await ask({ context: { insights: [`Visitor ${i} waits.`] } }, { 'x-request-id': `r${i}` })
    counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1)
    const body: unknown = await answer.json()
    const schema = answer.status === 200 ? hmwAnswer : errorSchema('whetstone')
    if (!schema.safeParse(body).success || answer.headers.get('x-request-id') !== `r${i}`) wrong.push(body)
  }
  await pMap(Array.from({ length: total }).keys(), one, { concurrency: 25 })
  expect(wrong).toEqual([])
  expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(total)
  expect([...counts.keys()].filter((status) => ![200, 429, 500, 502, 504].includes(status))).toEqual([])
  expect(counts.get(200)).toBeGreaterThan(total / 3)
  expect(counts.get(504)).toBeGreaterThan(0)
  expect(counts.get(500)).toBeGreaterThan(0)
  const ids = lines.filter(({ request_id }) => request_id !== undefined).map(({ request_id }) => request_id)
  expect(new Set(ids).size).toBe(total)
  expect(ids).toHaveLength(total)
}, 120_000)
