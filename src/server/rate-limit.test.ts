/** The token bucket. */
import { expect, it } from 'vitest'
import { rateLimit } from './rate-limit.ts'

it('gives a minute of requests at once, then one after another, each bucket by itself', () => {
  let now = 0
  const limit = rateLimit({ perMinute: 3, now: () => now })
  expect([limit('a'), limit('a'), limit('a'), limit('a'), limit('b')]).toEqual([0, 0, 0, 20_000, 0])
  now = 19_999
  expect(limit('a')).toBe(1)
  now = 20_000
  expect([limit('a'), limit('a')]).toEqual([0, 20_000])
  now = 10_000_000
  expect([limit('a'), limit('a'), limit('a'), limit('a')]).toEqual([0, 0, 0, 20_000])
})

it('of 0 is no limit', () => {
  const limit = rateLimit({ perMinute: 0, now: () => 0 })
  expect(Array.from({ length: 1000 }, () => limit('a')).every((wait) => wait === 0)).toBe(true)
})
