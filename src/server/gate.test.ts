/** The bounded queue: order, bounds and leaving. */
import { expect, it } from 'vitest'
import { gate } from './gate.ts'

const never = new AbortController().signal

it('runs so many at once, the others in the order they came', async () => {
  const turns = gate({ concurrency: 2, queue: 10 })
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
  const turns = gate({ concurrency: 1, queue: 0 })
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
  const turns = gate({ concurrency: 1, queue: 2 })
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
