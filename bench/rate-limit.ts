/**
 * Throughput and refusals of the adaptive limiter against endpoints that limit their rate, on loopback, 64 requests at
 * once. Prints one line per scenario, and fails below 90 % of the ideal throughput or above 5 % refusals.
 * `node bench/rate-limit.ts [part of a scenario's name]`
 */
import { setTimeout as wait } from 'node:timers/promises'
import { adaptiveLimiter, openaiLm, unknownCard, withLimit, withRetry } from '../src/engine/index.ts'
import { type Limit, startLimitingEndpoint } from './limiting-endpoint.ts'

interface Scenario extends Limit {
  readonly name: string
  readonly count: number
  /** Milliseconds that nobody could be faster than. */
  readonly idealMs: number
}

const most = 64
const hundred = { perSecond: () => 100, burst: 20, told: 'exactly' } as const

const scenarios: readonly Scenario[] = [
  { name: 'token bucket', ...hundred, count: 1500, idealMs: 14_800 },
  { name: 'token bucket, 300 requests', ...hundred, count: 300, idealMs: 2800 },
  { name: 'whole-second Retry-After', ...hundred, told: 'in seconds', count: 1500, idealMs: 14_800 },
  { name: 'what is left is told', ...hundred, burst: 60, isTold: true, count: 1500, idealMs: 14_400 },
  {
    name: 'step down to a quarter',
    ...{ ...hundred, perSecond: (ms) => (ms < 2000 ? 200 : 50), count: 800, idealMs: 2000 + 380 * 20 },
  },
  {
    name: 'Retry-After 89',
    ...{ perSecond: () => 10_000, burst: 10_000, told: 'in seconds', outageMs: 89_000 },
    ...{ count: 1500, idealMs: 89_000 + 80 * (1500 / most) },
  },
]

const now = () => performance.now()
const sleep = async (ms: number) => void (await wait(ms))

async function measure({ name, count, idealMs, ...limit }: Scenario): Promise<boolean> {
  const endpoint = await startLimitingEndpoint(limit)
  const bare = openaiLm({
    ...{ id: 'bench/m', card: unknownCard('m'), apiKey: 'bench', baseUrl: endpoint.baseUrl, now },
  })
  const lm = withRetry(withLimit(bare, adaptiveLimiter({ most, now, sleep })), {
    now,
    sleep,
    random: Math.random,
  })
  // The client loads before the clock starts; its request is one of those that the bucket grants.
  await lm.generate({ messages: [{ role: 'user', content: 'first' }] })
  const startedAt = now()
  const ask = (i: number) => lm.generate({ messages: [{ role: 'user', content: String(i) }] })
  await Promise.all(Array.from({ length: count - 1 }, (_, i) => ask(i)))
  const wallMs = now() - startedAt
  endpoint.close()
  const ofIdeal = idealMs / wallMs
  const refusals = endpoint.refused() / (count + endpoint.refused())
  const told = `${(ofIdeal * 100).toFixed(0)} % of ideal ${(idealMs / 1000).toFixed(1)} s`
  console.log(`${name.padEnd(28)} ${told.padStart(26)}   ${(refusals * 100).toFixed(1)} % refused`)
  return ofIdeal >= 0.9 && refusals <= 0.05
}

const wanted = process.argv[2] ?? ''
for (const scenario of scenarios.filter(({ name }) => name.includes(wanted))) {
  if (!(await measure(scenario))) process.exitCode = 1
}
