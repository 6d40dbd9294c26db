/** What was used last is remembered, up to a limit. */
import { expect, it } from 'vitest'
import { recent } from './recent.ts'

it('makes each thing once, and again only after it was forgotten', () => {
  const made: string[] = []
  const of = recent<string>(2)
  const get = (key: string) =>
    of(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect([get('a'), get('b'), get('a'), get('c'), get('a'), get('b')]).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  // `b` was the least recently used when `c` came, `a` was not.
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('remembers results that are undefined', () => {
  let calls = 0
  const of = recent<undefined>(2)
  const make = () => {
    calls += 1
    return undefined
  }
  of('x', make)
  of('x', make)
  expect(calls).toBe(1)
})
