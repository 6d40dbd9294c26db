/** Keys: how they are written, refused and told apart. */
import { describe, expect, it } from 'vitest'
import { keyring, readKeys } from './keys.ts'

describe('readKeys', () => {
  it.each<[string | undefined, readonly string[]]>([
    [undefined, []],
    ['', []],
    [' , ,', []],
    ['abc', ['key-1']],
    ['web=abc', ['web']],
    ['web=abc, batch.2=def ,ghi', ['web', 'batch.2', 'key-3']],
    ['c2VjcmV0LWtleQ==', ['key-1']],
    ['c2VjcmV0LWtleXM=', ['key-1']],
    ['web=c2VjcmV0LWtleQ==', ['web']],
  ])('%j has the names %j', (text, names) => {
    expect(readKeys(text).map(({ name }) => name)).toEqual(names)
  })

  it.each(['web=', 'web=,batch=abc', 'abc,web='])(
    '%j lacks a key, as when a variable was not set',
    (text) => {
      expect(() => readKeys(text)).toThrow(/expected a key after each name; see key web/)
    },
  )

  it.each(['web=a b', 'web=schlüssel', `web=${'x'.repeat(513)}`, 'web=a,web=b', 'web=abc,batch=abc'])(
    '%j is refused without being shown',
    (text) => {
      expect(() => readKeys(text)).toThrow(expect.objectContaining({ code: 'invalid_environment' }))
      expect(() => readKeys(text)).not.toThrow(/a b|schlüssel|xxx|abc/)
    },
  )

  it('keeps hashes only', () => {
    expect(JSON.stringify(readKeys('web=key-of-web'))).not.toContain('key-of-web')
  })
})

describe('keyring', () => {
  it.each<[string | undefined, string | undefined]>([
    ['one', 'a'],
    ['two', 'b'],
    ['c2VjcmV0LWtleQ==', 'key-3'],
    ['three', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j belongs to %j', (given, owner) => {
    expect(keyring(readKeys('a=one,b=two,c2VjcmV0LWtleQ=='))(given)).toBe(owner)
  })

  it('without keys knows nobody', () => {
    expect(keyring([])('')).toBeUndefined()
  })
})
