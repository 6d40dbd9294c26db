/** A map that forgets what was used longest ago. */
import { expect, it } from 'vitest'
import { boundedMap } from './bounded-map.ts'

it('keeps what it is given, up to its size', () => {
  const map = boundedMap<number>(2)
  map.set('a', 1)
  map.set('b', 2)
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([1, 2, undefined, 2])
})

it('forgets what was set or read longest ago', () => {
  const map = boundedMap<number>(3)
  for (const key of ['a', 'b', 'c']) map.set(key, 0)
  map.get('a')
  map.set('b', 1)
  map.set('d', 0)
  expect(['a', 'b', 'c', 'd'].filter((key) => map.get(key) !== undefined)).toEqual(['a', 'b', 'd'])
  expect(map.size).toBe(3)
})

it('keeps values that are false in a boolean sense', () => {
  const map = boundedMap<number | string>(1)
  map.set('a', 0)
  expect(map.get('a')).toBe(0)
  map.set('a', '')
  expect([...map.values()]).toEqual([''])
})

it('can be emptied, or hold nothing at all', () => {
  const map = boundedMap<number>(5)
  map.set('a', 1)
  map.clear()
  expect([map.size, map.get('a')]).toEqual([0, undefined])
  const none = boundedMap<number>(0)
  none.set('a', 1)
  expect([none.size, none.get('a')]).toEqual([0, undefined])
})

it('forgets by weight too, and takes nothing that alone weighs too much', () => {
  const map = boundedMap<string>(9, { most: 6, weigh: ({ length }) => length })
  for (const value of ['aa', 'bb', 'cc']) map.set(value, value)
  map.get('aa')
  map.set('d', 'ddd')
  expect([...map.values()]).toEqual(['aa', 'ddd'])
  map.set('e', 'eeeeeee')
  expect([...map.values()]).toEqual(['aa', 'ddd'])
  map.set('aa', 'a')
  map.set('f', 'ff')
  expect([...map.values()]).toEqual(['ddd', 'a', 'ff'])
})
