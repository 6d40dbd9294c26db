/** Retries: what is tried again, how long it waits, and when it gives up. */
import { describe, expect, it } from 'vitest'
import { lmContract, scriptedLM } from '../../testing/index.ts'
import { LmError } from '../errors.ts'
import { type RetryOptions, withRetry } from './with-retry.ts'

const request = { messages: [{ role: 'user', content: 'hi' }] } as const
const retryable = (retryAfterMs?: number) =>
  new LmError('rate_limited', 'slow down', { retryable: true, status: 429, retryAfterMs })

/** A retrying model whose waits are written down, not waited for. */
function retrying(replies: (string | Error)[], options: Partial<RetryOptions> = {}) {
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const inner = scriptedLM(replies)
  return { inner, waits, lm: withRetry(inner, { sleep, random: () => 1, ...options }) }
}

describe('contract', () =>
  lmContract(it, () =>
    withRetry(
      scriptedLM(() => 'x'),
      { sleep: async () => {}, random: () => 1 },
    ),
  ))

it('counts the requests it took', async () => {
  const { lm, inner } = retrying([retryable(), retryable(), 'x'])
  expect(await lm.generate(request)).toMatchObject({ text: 'x', attempts: 3 })
  expect(inner.requests).toEqual([request, request, request])
})

describe('waits', () => {
  const failures = Array.from({ length: 8 }, () => retryable())

  it('twice as long each time, up to a limit', async () => {
    const { lm, waits } = retrying([...failures, 'x'], { retries: 8 })
    await lm.generate(request)
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000])
  })

  it.each([
    [0, [0, 0, 0]],
    [0.5, [250, 500, 1000]],
    [0.999, [499.5, 999, 1500]],
  ])('a share of it by chance (%d)', async (chance, expected) => {
    const { lm, waits } = retrying([...failures.slice(0, 3), 'x'], {
      random: () => chance,
      maxDelayMs: chance > 0.9 ? 1501.5015 : 20_000,
    })
    await lm.generate(request)
    expect(waits.map((ms) => Math.round(ms * 10) / 10)).toEqual(expected)
  })

  it('as long as the provider asks, however long that is', async () => {
    const { lm, waits } = retrying([retryable(89_000), retryable(0), retryable(), 'x'])
    await lm.generate(request)
    expect(waits).toEqual([89_000, 0, 2000])
  })

  it('until the request is aborted', async () => {
    const controller = new AbortController()
    const aborted = new LmError('aborted', 'stop', { retryable: false })
    const sleep = (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((_, reject) => {
        signal?.addEventListener('abort', () => reject(aborted))
        controller.abort()
      })
    const { lm, inner } = retrying([retryable(), 'x'], { sleep })
    await expect(lm.generate({ ...request, signal: controller.signal })).rejects.toBe(aborted)
    expect(inner.requests).toHaveLength(1)
  })
})

describe('gives up', () => {
  it.each([
    [undefined, 6],
    [2, 3],
  ])('with retries %s after %i requests, saying so', async (retries, attempts) => {
    const { lm, inner } = retrying(Array(9).fill(retryable(5)), { retries })
    await expect(lm.generate(request)).rejects.toMatchObject({
      code: 'rate_limited',
      message: `slow down (${attempts} requests)`,
      retryable: true,
      status: 429,
      retryAfterMs: 5,
      details: { attempts },
    })
    expect(inner.requests).toHaveLength(attempts)
  })

  it.each([
    [
      'what will not succeed later',
      new LmError('quota_exhausted', 'pay', { retryable: false, retryAfterMs: 5 }),
    ],
    ['what is no failure of the provider', new TypeError('a bug')],
  ])('at once on %s', async (_, error) => {
    const { lm, inner, waits } = retrying([error, 'x'])
    await expect(lm.generate(request)).rejects.toBe(error)
    expect(inner.requests).toHaveLength(1)
    expect(waits).toEqual([])
  })

  it('with the error itself where it may not retry', async () => {
    const error = retryable()
    await expect(retrying([error], { retries: 0 }).lm.generate(request)).rejects.toBe(error)
  })
})

it.each([-1, Number.NaN])('is refused for %d retries', (retries) => {
  expect(() => retrying([], { retries })).toThrow(RangeError)
})
