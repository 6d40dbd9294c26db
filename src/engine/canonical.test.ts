/** Canonical JSON: equal data gives equal text. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, hashOf, isPlainObject, sha256 } from './canonical.ts'

it.each<[unknown, string]>([
  [{ b: 1, a: [{ d: 1, c: 2 }] }, '{"a":[{"c":2,"d":1}],"b":1}'],
  [{ a: undefined, b: null }, '{"b":null}'],
  [[undefined, 'x'], '[null,"x"]'],
  [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  [undefined, 'null'],
  ['é', '"é"'],
])('%o', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

it('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(hashOf(turned)).toBe(hashOf(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('is hashed as SHA-256', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(hashOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  expect(hashOf({}, 8)).toBe('44136fa3')
})

it.each<[unknown, boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [new Date(), false],
  [new Map(), false],
  ['x', false],
  [undefined, false],
])('%o is a plain object: %s', (value, isPlain) => {
  expect(isPlainObject(value)).toBe(isPlain)
})
