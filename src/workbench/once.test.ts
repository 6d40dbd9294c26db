/** Things made once. */
import { expect, it } from 'vitest'
import { once } from './once.ts'

it('makes one for all, and another only after it failed', async () => {
  let made = 0
  const get = once(async () => {
    made += 1
    if (made === 1) throw new Error('busy')
    return made
  })
  expect(get.isStarted()).toBe(false)
  const first = [get(), get()]
  for (const one of first) await expect(one).rejects.toThrow('busy')
  expect(get.isStarted()).toBe(false)
  expect(await Promise.all([get(), get()])).toEqual([2, 2])
  expect(get.isStarted()).toBe(true)
  expect(await get()).toBe(2)
})
