/** The bounded queue: order, bounds and leaving. */
import { expect, it } from 'vitest'
import { gate } from './gate.ts'

const now = () => 0
const never = new AbortController().signal

it('runs so many at once, the others in the order they came', async () => {
  const turns = gate({ concurrency: 2, queue: 10, now })
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const all = ends.map(({ promise }, i) =>
    turns.run(() => {
      begun.push(i)
      return promise
    }, never),
  )
  await expect.poll(() => begun).toEqual([0, 1])
  expect([turns.running(), turns.waiting()]).toEqual([2, 2])
  ends[1]?.resolve()
  await expect.poll(() => begun).toEqual([0, 1, 2])
  ends[0]?.reject(new Error('failed'))
  await expect(all[0]).rejects.toThrow('failed')
  await expect.poll(() => begun).toEqual([0, 1, 2, 3])
  for (const { resolve } of ends) resolve()
  await Promise.all(all.slice(1))
  expect([turns.running(), turns.waiting()]).toEqual([0, 0])
})

it('refuses those for whom there is no room', async () => {
  const turns = gate({ concurrency: 1, queue: 0, now })
  const held = Promise.withResolvers<void>()
  const first = turns.run(() => held.promise, never)
  await expect(turns.run(async () => {}, never)).rejects.toMatchObject({
    code: 'overloaded',
    retryAfterMs: 1000,
  })
  held.resolve()
  await first
  await turns.run(async () => {}, never)
})

it('lets go of those who give up waiting', async () => {
  const turns = gate({ concurrency: 1, queue: 2, now })
  const held = Promise.withResolvers<void>()
  const gone = new AbortController()
  const first = turns.run(() => held.promise, never)
  const waiting = turns.run(async () => 'never', gone.signal)
  gone.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'timeout_error' })
  await expect(turns.run(async () => 'never', gone.signal)).rejects.toMatchObject({ code: 'timeout_error' })
  expect(turns.waiting()).toBe(0)
  held.resolve()
  await first
  expect(turns.running()).toBe(0)
})

it('tells whom it refuses when those who wait should have begun', async () => {
  let at = 0
  const turns = gate({ concurrency: 2, queue: 1, now: () => at })
  const lasting = (ms: number) =>
    turns.run(async () => {
      at += ms
    }, never)
  const held = Promise.withResolvers<void>()
  const refused = async () => {
    const all = Array.from({ length: 3 }, () => turns.run(() => held.promise, never))
    const error: unknown = await turns.run(async () => {}, never).catch((thrown) => thrown)
    held.resolve()
    await Promise.all(all)
    return error
  }
  await lasting(6000)
  await lasting(16_000)
  // Mean 7 s, one who waits and the one refused, two places.
  expect(await refused()).toMatchObject({ code: 'overloaded', retryAfterMs: 7000 })
})
