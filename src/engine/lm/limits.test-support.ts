/** Limiting endpoints on a virtual clock, for tests. */
import { LmError } from '../errors.ts'
import { pyRandom } from '../rng.ts'
import { adaptiveLimiter } from './adaptive-limiter.ts'
import { type Allowance, type Completion, noUsage } from './types.ts'
import { withLimit } from './with-limit.ts'

export const refusal = (retryAfterMs?: number) =>
  new LmError('rate_limited', 'slow down', { retryable: true, status: 429, retryAfterMs })

const completion: Completion = {
  ...{ text: '', model: 'm', finishReason: 'stop', usage: noUsage },
  ...{ costUsd: 0, listCostUsd: 0, latencyMs: 1, cached: false, attempts: 1 },
}

/** A clock whose sleepers wake in order, each when nothing else can happen. */
export function virtualTime() {
  let time = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      sleepers.push({ at: time + ms, wake })
      sleepers.sort((a, b) => a.at - b.at)
    })
  const run = async (work: Promise<unknown>) => {
    let isDone = false
    work.finally(() => {
      isDone = true
    })
    while (!isDone) {
      await new Promise(setImmediate)
      const next = sleepers.shift()
      if (next === undefined) continue
      time = Math.max(time, next.at)
      next.wake()
    }
    return work
  }
  return { now: () => time, sleep, run }
}

interface Answer {
  readonly isGranted: boolean
  /** Milliseconds until the next request would be granted. */
  readonly waitMs: number
  readonly allowance?: Allowance
}

/** Grants `perSecond` requests and `burst` at once; `told` adds what is left. */
export function bucket(perSecond: (ms: number) => number, burst: number, isTold = false) {
  let tokens = burst
  let filledAt = 0
  return (ms: number): Answer => {
    tokens = Math.min(burst, tokens + ((ms - filledAt) * perSecond(ms)) / 1000)
    filledAt = ms
    const isGranted = tokens >= 1
    if (isGranted) tokens -= 1
    const waitMs = Math.ceil(((1 - tokens) * 1000) / perSecond(ms))
    const resetMs = ((burst - tokens) * 1000) / perSecond(ms)
    const allowance = { remaining: Math.floor(tokens), limit: burst, resetMs }
    return { isGranted, waitMs, ...(isTold && { allowance }) }
  }
}

/** Grants `limit` requests in every stretch of `ms`, and tells what is left. */
export function window(limit: number, ms: number) {
  let end = ms
  let remaining = limit
  return (at: number): Answer => {
    for (; at >= end; end += ms) remaining = limit
    const isGranted = remaining > 0
    if (isGranted) remaining -= 1
    return { isGranted, waitMs: end - at, allowance: { remaining, limit, resetMs: end - at } }
  }
}

/** Grants 100 requests, then none for `ms`, then all. */
export function outage(ms: number) {
  let count = 0
  let end = Number.POSITIVE_INFINITY
  return (at: number): Answer => {
    count += 1
    if (count === 101) end = at + ms
    const isGranted = count <= 100 || at >= end
    return { isGranted, waitMs: end - at }
  }
}

/** Refuses one in `each` requests, however fast they come. */
export function nowAndThen(each: number) {
  let count = 0
  return (): Answer => {
    count += 1
    return { isGranted: count % each > 0, waitMs: 0 }
  }
}

/** Refuses a share of the requests at random, however fast they come. */
export function atRandom(share: number) {
  const chance = pyRandom(1)
  return (): Answer => ({ isGranted: chance.random() >= share, waitMs: 0 })
}

export interface Scenario {
  readonly server: (ms: number) => Answer
  readonly count: number
  readonly most: number
  readonly latencyMs: number
  /** Milliseconds until a refusal is heard. */
  readonly refusalMs: number
  /** How the wait is told; undefined = not at all. */
  readonly told: (waitMs: number) => number | undefined
}

export const exactly = (waitMs: number) => waitMs
export const inSeconds = (waitMs: number) => Math.ceil(waitMs / 1000) * 1000
export const never = () => undefined

/** Sends `count` requests as fast as the limiter lets them, each again when it is refused and has waited. */
export async function drain({ server, count, most, latencyMs, refusalMs, told }: Scenario) {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most, now, sleep })
  let sent = 0
  const request = async (): Promise<Completion> => {
    sent += 1
    const { isGranted, waitMs, allowance } = server(now())
    await sleep(isGranted ? latencyMs : refusalMs)
    if (!isGranted) throw refusal(told(waitMs))
    return { ...completion, ...(allowance && { allowance }) }
  }
  const lm = withLimit({ id: 'test/m', generate: request }, limit)
  const untilGranted = async (): Promise<unknown> =>
    lm.generate({ messages: [] }).catch(async (error: LmError) => {
      await sleep(error.retryAfterMs ?? 500)
      return untilGranted()
    })
  await run(Promise.all(Array.from({ length: count }, untilGranted)))
  return { ms: now(), refused: sent - count, share: (sent - count) / sent }
}

export const steadily = (perSecond: number) => () => perSecond
