/** Sends requests to a service whose provider fails at random, and counts how each was answered. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pMap from 'p-map'
import { pyRandom } from '../../src/engine/index.ts'
import { errorSchema } from '../../src/server/envelope.ts'
import { hmwAnswer } from '../../src/server/schemas.ts'
import { openIn, type Service } from './open-service.ts'
import { questions, type UpstreamReply } from './upstream.ts'

/** What came of the requests. */
export interface FireReport {
  readonly requests: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** Answers that are not of the schema, or to another request. */
  readonly wrong: readonly unknown[]
  /** Requests with no line in the log, or with several. */
  readonly notLoggedOnce: number
  /** Memory in use after a fifth of the requests and after all, in MB, garbage collected. */
  readonly heapMb: readonly [number, number]
}

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

/** Asks so often, each time something else. */
export async function underFire(requests: number): Promise<FireReport> {
  const service = await openIn({
    app: { limits: { requestMs: 5000, perMinute: 0, queue: requests, concurrency: 100 } },
    // The time that one request skips while it waits to ask again must not end the others.
    live: { fallback: { zeroShot: true, model: 'openai/gpt-5-mini' }, sample: 0.1, patienceMs: 2 ** 31 - 1 },
    env: { WHETSTONE_CONCURRENCY: '100' },
  })
  const random = pyRandom(7)
  service.upstream.reply = () => {
    if (random.random() < 0.002) return 'hang'
    const fault = random.random() < 0.5 ? faults[Math.floor(random.random() * faults.length)] : undefined
    return fault ?? { text: questions() }
  }
  const tally = { statuses: {} as Record<string, number>, wrong: [] as unknown[], notLoggedOnce: 0 }
  const until = async (from: number, to: number) => {
    const numbers = Array.from({ length: to - from }, (_, i) => from + i)
    await pMap(numbers, (i) => one(service, i, tally), { concurrency: 100 })
    tally.notLoggedOnce += notOnce(service.lines, numbers)
    service.lines.length = 0
    service.upstream.asked.length = 0
    return heapMb()
  }
  const early = await until(0, requests / 5)
  const late = await until(requests / 5, requests)
  await service.close()
  return { requests, ...tally, heapMb: [early, late] }
}

type Tally = { statuses: Record<string, number>; wrong: unknown[] }

async function one({ ask }: Service, i: number, { statuses, wrong }: Tally): Promise<void> {
  const answer = await ask({ context: { insights: [`Visitor ${i} waits.`] } }, { 'x-request-id': `r${i}` })
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
  const body: unknown = await answer.json()
  const schema = answer.status === 200 ? hmwAnswer : errorSchema('whetstone')
  if (!schema.safeParse(body).success || answer.headers.get('x-request-id') !== `r${i}`) wrong.push(body)
}

function notOnce(lines: Service['lines'], numbers: readonly number[]): number {
  const counts = new Map<unknown, number>()
  for (const { request_id: id } of lines) counts.set(id, (counts.get(id) ?? 0) + 1)
  return numbers.filter((i) => counts.get(`r${i}`) !== 1).length
}

function heapMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10
}
