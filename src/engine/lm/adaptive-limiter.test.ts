/** The adaptive limiter against limiting endpoints on a virtual clock: near their rate, rarely refused, one pause for all. */
import { describe, expect, it } from 'vitest'
import { LmError } from '../errors.ts'
import { adaptiveLimiter } from './adaptive-limiter.ts'
import {
  atRandom,
  bucket,
  drain,
  exactly,
  inSeconds,
  never,
  nowAndThen,
  outage,
  refusal,
  type Scenario,
  steadily,
  virtualTime,
  window,
} from './limits.test-support.ts'

it.each<[string, Scenario, number]>([
  [
    'a token bucket that refuses quickly',
    { server: bucket(steadily(100), 20), count: 1500, most: 64, latencyMs: 80, refusalMs: 5, told: exactly },
    14_800,
  ],
  [
    'a short burst of requests',
    { server: bucket(steadily(100), 20), count: 300, most: 64, latencyMs: 80, refusalMs: 5, told: exactly },
    2800,
  ],
  [
    'a token bucket that refuses as slowly as it answers',
    {
      server: bucket(steadily(50), 10),
      count: 1000,
      most: 64,
      latencyMs: 100,
      refusalMs: 100,
      told: exactly,
    },
    19_800,
  ],
  [
    'few places',
    { server: bucket(steadily(20), 20), count: 1000, most: 8, latencyMs: 200, refusalMs: 200, told: never },
    49_000,
  ],
  [
    'no wait told',
    { server: bucket(steadily(50), 10), count: 1000, most: 32, latencyMs: 100, refusalMs: 20, told: never },
    19_800,
  ],
  [
    'whole seconds told for a bucket that holds much less',
    {
      server: bucket(steadily(100), 20),
      count: 1500,
      most: 64,
      latencyMs: 80,
      refusalMs: 5,
      told: inSeconds,
    },
    14_800,
  ],
  [
    'a limit that is cut to a quarter',
    {
      server: bucket((ms) => (ms < 2000 ? 200 : 50), 20),
      ...{ count: 1500, most: 64, latencyMs: 80, refusalMs: 20, told: exactly },
    },
    2000 + 1080 * 20,
  ],
  [
    'a pause of 89 s',
    { server: outage(89_000), count: 1500, most: 64, latencyMs: 80, refusalMs: 10, told: exactly },
    89_000 + 1500,
  ],
])('%s: 90 %% of the ideal throughput, 5 %% refusals at most', async (_, scenario, idealMs) => {
  const { ms, share } = await drain(scenario)
  expect(idealMs / ms).toBeGreaterThan(0.9)
  expect(share).toBeLessThan(0.05)
})

it.each([
  ['every second request', nowAndThen(2), 8],
  ['every third request', nowAndThen(3), 8],
  ['every fifth request of one place', nowAndThen(5), 1],
  ['every tenth request', nowAndThen(10), 8],
  ['every tenth request of one place', nowAndThen(10), 1],
  ['every thirtieth request', nowAndThen(30), 8],
  ['half of all at random', atRandom(0.5), 8],
  ['a fifth at random', atRandom(0.2), 8],
  ['a twentieth at random', atRandom(0.05), 8],
  ['a hundredth at random', atRandom(0.01), 8],
])('refusals that no rate avoids slow nothing down for long: %s', async (_, server, most) => {
  const latencyMs = 20
  const drained = (count: number) =>
    drain({ server, most, latencyMs, count, refusalMs: latencyMs, told: () => 0 })
  const idealMs = (sent: number) => (sent * latencyMs) / most
  const few = await drained(300)
  expect(few.ms).toBeLessThan(idealMs(300 + few.refused) + 4000)
  const many = await drained(3000)
  expect(idealMs(3000 + many.refused) / many.ms).toBeGreaterThan(0.7)
})

it.each<[string, number, number, Scenario['told']]>([
  ['one request a second', 1, 16, never],
  ['one request a second, waits told in whole seconds', 1, 16, inSeconds],
  ['one request in three seconds', 1 / 3, 60, never],
])('few refusals also of %s', async (_, perSecond, mostRefused, told) => {
  const server = bucket(steadily(perSecond), 5)
  const { ms, refused } = await drain({ server, count: 100, most: 8, latencyMs: 300, refusalMs: 20, told })
  expect(95_000 / perSecond / ms).toBeGreaterThan(0.9)
  expect(refused).toBeLessThanOrEqual(mostRefused)
})

it.each<[string, Scenario, number, number]>([
  [
    'a bucket',
    {
      server: bucket(steadily(20), 60, true),
      count: 600,
      most: 32,
      latencyMs: 80,
      refusalMs: 10,
      told: inSeconds,
    },
    27_000,
    0,
  ],
  [
    'a window',
    { server: window(200, 5000), count: 1500, most: 64, latencyMs: 80, refusalMs: 10, told: inSeconds },
    35_000,
    // What is left is told late by the time of an answer.
    3,
  ],
])(
  'what the answers of %s tell paces requests before they are refused',
  async (_, scenario, idealMs, most) => {
    const { ms, refused } = await drain(scenario)
    expect(idealMs / ms).toBeGreaterThan(0.9)
    expect(refused).toBeLessThanOrEqual(most)
  },
)

it('holds nothing back while nothing is refused', async () => {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most: 4, now, sleep })
  await run(Promise.all(Array.from({ length: 400 }, () => limit.run(() => sleep(10)))))
  expect(now()).toBe(1000)
})

it('opens up to its ceiling before the first answer, and never beyond', async () => {
  const { now, sleep, run } = virtualTime()
  const limit = adaptiveLimiter({ most: 64, now, sleep })
  let running = 0
  const widths: number[] = []
  const task = async () => {
    running += 1
    widths.push(running)
    await sleep(200)
    running -= 1
  }
  await run(Promise.all(Array.from({ length: 640 }, () => limit.run(task))))
  expect(widths.indexOf(64)).toBe(63)
  expect(Math.max(...widths)).toBe(64)
  expect(now()).toBeLessThan(10 * 200 + 150)
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

  it('that outlasts the patience of a call is refused at once, with what is left of it', async () => {
    const { now, sleep, run } = virtualTime()
    const limit = adaptiveLimiter({ most: 1, now, sleep })
    await limit.run(() => Promise.reject(refusal(89_000))).catch(() => {})
    await run(sleep(9000))
    await expect(limit.run(async () => 'never', undefined, 60_000)).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 80_000,
    })
    expect(await run(limit.run(async () => now(), undefined, 85_000))).toBe(89_000)
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
