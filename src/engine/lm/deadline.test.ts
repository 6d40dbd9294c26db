/** Ends of patience: what aborts, who did it, and that nothing is left behind. */
import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { deadlineOf, timeLimit } from './deadline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('the time aborts, and says that it was over', () => {
  const { signal, isOver } = timeLimit(undefined, 100)
  vi.advanceTimersByTime(99)
  expect([signal.aborted, isOver()]).toEqual([false, false])
  vi.advanceTimersByTime(1)
  expect([signal.aborted, isOver()]).toEqual([true, true])
})

it('a limit that is renewed waits as long again, and what is over stays over', () => {
  const { signal, isOver, renew } = timeLimit(undefined, 100)
  vi.advanceTimersByTime(60)
  renew()
  vi.advanceTimersByTime(99)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  renew()
  vi.advanceTimersByTime(100)
  expect([signal.aborted, isOver()]).toEqual([true, true])
})

it.each([{ isBefore: true }, { isBefore: false }])(
  'the caller aborts (before: $isBefore)',
  ({ isBefore }) => {
    const caller = new AbortController()
    const reason = new Error('enough')
    if (isBefore) caller.abort(reason)
    const { signal, isOver } = timeLimit(caller.signal, 100)
    caller.abort(reason)
    expect(signal.reason).toBe(reason)
    vi.advanceTimersByTime(200)
    expect(isOver()).toBe(false)
  },
)

it.each([3e9, Number.POSITIVE_INFINITY])('a time that no timer can wait is not over at once: %d', (ms) => {
  const { isOver, end } = timeLimit(undefined, ms)
  vi.advanceTimersByTime(60_000)
  expect(isOver()).toBe(false)
  end()
})

it('an end leaves neither timer nor listener', () => {
  const { signal } = new AbortController()
  const limit = timeLimit(signal, 100)
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([1, 1])
  limit.end()
  expect([vi.getTimerCount(), getEventListeners(signal, 'abort').length]).toEqual([0, 0])
})

it('a deadline tells what is left; without one, the caller alone decides', () => {
  let time = 10
  const now = () => time
  const deadline = deadlineOf(undefined, { deadlineMs: 100, now })
  time = 50
  expect(deadline.leftMs()).toBe(60)
  deadline.end()
  const { signal } = new AbortController()
  const never = deadlineOf(signal, { deadlineMs: undefined, now })
  expect(never).toMatchObject({ signal, ms: Number.POSITIVE_INFINITY })
  expect([never.leftMs(), never.isOver()]).toEqual([Number.POSITIVE_INFINITY, false])
})
