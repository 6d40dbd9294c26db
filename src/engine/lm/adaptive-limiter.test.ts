/** The adaptive limiter against a token bucket on a virtual clock: near its rate, rarely refused, one pause for all. */
import { describe, expect, it } from 'vitest'
import { LmError } from '../errors.ts'
import { adaptiveLimiter } from './adaptive-limiter.ts'

const refusal = (retryAfterMs?: number) =>
  new LmError('rate_limited', 'slow down', { retryable: true, status: 429, retryAfterMs })

/** A clock whose sleepers wake in order, each when nothing else can happen. */
function virtualTime() {
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

interface Bucket {
  readonly perSecond: number
  readonly burst: number
  readonly latencyMs: number
}

/** Sends `count` requests as fast as the limiter lets them, each again when it is refused. */
async function drain({ perSecond, burst, latencyMs }: Bucket, count: number, most: number) {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most, now, sleep })
  let tokens = burst
  let filledAt = 0
  let sent = 0
  const request = async () => {
    sent += 1
    tokens = Math.min(burst, tokens + ((now() - filledAt) * perSecond) / 1000)
    filledAt = now()
    const isGranted = tokens >= 1
    if (isGranted) tokens -= 1
    const wait = Math.ceil(((1 - tokens) * 1000) / perSecond)
    await sleep(latencyMs)
    if (!isGranted) throw refusal(wait)
  }
  const untilGranted = async (): Promise<void> => limit.run(request).catch(untilGranted)
  await run(Promise.all(Array.from({ length: count }, untilGranted)))
  const ideal = ((count - burst) * 1000) / perSecond
  return { efficiency: ideal / now(), refused: (sent - count) / sent }
}

it.each([
  [{ perSecond: 50, burst: 10, latencyMs: 100 }, 64],
  [{ perSecond: 20, burst: 20, latencyMs: 200 }, 8],
  [{ perSecond: 100, burst: 20, latencyMs: 50 }, 32],
])('comes near the rate of %o and is rarely refused (at most %i at a time)', async (bucket, most) => {
  const { efficiency, refused } = await drain(bucket, 1000, most)
  expect(efficiency).toBeGreaterThan(0.9)
  expect(refused).toBeLessThan(0.05)
})

it('holds nothing back while nothing is refused', async () => {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most: 4, now, sleep })
  await run(Promise.all(Array.from({ length: 400 }, () => limit.run(() => sleep(10)))))
  expect(now()).toBe(1000)
})

it('opens up to its ceiling while answers are clean, and never beyond', async () => {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most: 20, now, sleep })
  let running = 0
  const widths: number[] = []
  const task = async () => {
    running += 1
    widths.push(running)
    await sleep(10)
    running -= 1
  }
  await run(Promise.all(Array.from({ length: 100 }, () => limit.run(task))))
  expect(Math.max(...widths.slice(0, 8))).toBe(8)
  expect(Math.max(...widths)).toBe(20)
})

describe('a pause', () => {
  it('holds for all who come after, however long', async () => {
    const { now, sleep, run } = virtualTime()
    const limit = adaptiveLimiter({ most: 4, now, sleep })
    await limit.run(() => Promise.reject(refusal(89_000))).catch(() => {})
    const starts: number[] = []
    await run(Promise.all([1, 2, 3].map(() => limit.run(async () => starts.push(now())))))
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(89_000)
  })

  it('is left by who is aborted, and the place is free again', async () => {
    const { now } = virtualTime()
    const aborted = new LmError('aborted', 'stop', { retryable: false })
    const sleep = async () => Promise.reject(aborted)
    const limit = adaptiveLimiter({ most: 1, now, sleep })
    await limit.run(() => Promise.reject(refusal(89_000))).catch(() => {})
    await expect(limit.run(async () => 1)).rejects.toBe(aborted)
    await expect(limit.run(async () => 1)).rejects.toBe(aborted)
  })
})

it('is left by who is aborted while they wait in line', async () => {
  const { now, sleep } = virtualTime()
  const limit = adaptiveLimiter({ most: 1, now, sleep })
  const leave = await limit.enter()
  const controller = new AbortController()
  const waiting = limit.run(async () => 'never', controller.signal)
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'aborted' })
  leave()
  expect(await limit.run(async () => 'next')).toBe('next')
})

it.each([0, 1.5, Number.NaN])('of %d is none', (most) => {
  expect(() => adaptiveLimiter({ most, now: () => 0, sleep: async () => {} })).toThrow(RangeError)
})
