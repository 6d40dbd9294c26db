/** The models of a session before a faulty endpoint, on a virtual clock. */
import { afterEach } from 'vitest'
import {
  adaptiveLimiter,
  type LM,
  openaiLm,
  unknownCard,
  withLimit,
  withRetry,
} from '../../src/engine/index.ts'
import { type Fault, type FaultyEndpoint, faultyEndpoint } from './endpoint.ts'

const open: FaultyEndpoint[] = []

afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close()
})

/** A model, its endpoint, and the waits that were slept through at once. */
export interface Stack {
  readonly lm: LM
  readonly endpoint: FaultyEndpoint
  readonly waits: readonly number[]
  readonly now: () => number
}

/** What a test may change. */
export interface StackOptions {
  readonly apiKey?: string
  readonly timeoutMs?: number
  readonly deadlineMs?: number
  readonly retries?: number
  readonly most?: number
}

/** Retry, adaptive limit and the real client; time passes only where somebody sleeps. */
export async function stack(plan: readonly Fault[], options: StackOptions = {}): Promise<Stack> {
  const endpoint = await faultyEndpoint(...plan)
  open.push(endpoint)
  const waits: number[] = []
  let time = 0
  const now = () => time
  const sleep = async (ms: number) => {
    waits.push(ms)
    const end = time + ms
    // Others get to run before time has passed.
    await new Promise(setImmediate)
    time = Math.max(time, end)
  }
  const bare = openaiLm({
    id: 'local/m',
    card: unknownCard('m'),
    apiKey: options.apiKey ?? 'key-of-test-123456',
    baseUrl: endpoint.baseUrl,
    timeoutMs: options.timeoutMs,
    now,
  })
  const limit = adaptiveLimiter({ most: options.most ?? 8, now, sleep })
  const lm = withRetry(withLimit(bare, limit), { ...options, now, sleep, random: () => 1 })
  return { lm, endpoint, waits, now }
}
