/** The stream equals the reference output that the authors publish for their C code (mt19937ar.out). */
import { expect, it } from 'vitest'
import { mersenneTwister } from './mersenne-twister.ts'

const key = [0x123, 0x234, 0x345, 0x456]

it('gives the first words of mt19937ar.out', () => {
  const next = mersenneTwister(key)
  expect([next(), next(), next(), next(), next()]).toEqual([
    1067595299, 955945823, 477289528, 4107218783, 4228976476,
  ])
})

it('gives the last of its thousand words, past the second refill of the state', () => {
  const next = mersenneTwister(key)
  const words = Array.from({ length: 1000 }, next)
  expect(words.at(-1)).toBe(3460025646)
})

it('keeps streams apart', () => {
  const one = mersenneTwister(key)
  const other = mersenneTwister(key)
  one()
  expect(one()).not.toBe(other())
})

it('mixes in every word of a key longer than the state', () => {
  const long = Array.from({ length: 700 }, (_, i) => i)
  expect(mersenneTwister(long)()).not.toBe(mersenneTwister([...long.slice(0, -1), 1])())
})
