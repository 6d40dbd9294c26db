/** Deadlines: who heeds the signal tells what came of it, who does not is left. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { withDeadline } from './deadline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => {})
const heeding = (signal: AbortSignal, why: () => Error) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve(`ended: ${why().message}`)))

it('gives what those who heed the signal make of it', async () => {
  const { signal } = new AbortController()
  const ran = withDeadline({ ms: 1000, signal }, heeding)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await ran).toBe('ended: no answer within 1000 ms')
  expect(vi.getTimerCount()).toBe(0)
})

it.each<[string, (gone: AbortController) => void, object]>([
  ['at the deadline', () => {}, { status: 504, message: 'no answer within 1000 ms' }],
  ['when the client goes', (gone) => gone.abort(), { status: 499, details: { reason: 'client_gone' } }],
])('does not wait for those who ignore it, %s', async (_name, act, error) => {
  const gone = new AbortController()
  const ran = withDeadline({ ms: 1000, signal: gone.signal }, never)
  const refused = expect(ran).rejects.toMatchObject({ code: 'timeout_error', ...error })
  act(gone)
  await vi.runAllTimersAsync()
  await refused
  expect(vi.getTimerCount()).toBe(0)
})

it('says that the client is gone whatever that led to', async () => {
  const ran = withDeadline({ ms: 1000, signal: AbortSignal.abort() }, async (signal) =>
    signal.throwIfAborted(),
  )
  await expect(ran).rejects.toMatchObject({ status: 499 })
})
