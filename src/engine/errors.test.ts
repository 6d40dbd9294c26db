/** Errors: a stable code, data as fields, and a form for JSON. */
import { describe, expect, it } from 'vitest'
import { describeError, InputError, LmError, messageOf, ParseError, WhetstoneError } from './errors.ts'

it('is known by its class, carries code, details and cause', () => {
  const cause = new Error('inner')
  const error = new InputError('bad_flag', 'expected x, got y', { flag: '--x', cause })
  expect(error).toBeInstanceOf(WhetstoneError)
  expect(error).toMatchObject({ name: 'InputError', code: 'bad_flag', message: 'expected x, got y', cause })
  expect(error.details).toEqual({ flag: '--x' })
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: 'bad_flag',
    message: 'expected x, got y',
    flag: '--x',
  })
})

it('has no cause where there is none', () => {
  expect('cause' in new InputError('bad_flag', 'x')).toBe(false)
})

it('says what a completion lacks', () => {
  const error = new ParseError('no', { missing: ['a'], text: 'hm', adapter: 'chat' })
  expect(error).toMatchObject({
    code: 'unparsable_completion',
    missing: ['a'],
    text: 'hm',
    details: { adapter: 'chat' },
  })
})

it('says whether to try again', () => {
  const error = new LmError('rate_limited', 'slow', { retryable: true, status: 429, retryAfterMs: 5 })
  expect(error).toMatchObject({ retryable: true, status: 429, retryAfterMs: 5, code: 'rate_limited' })
})

describe('anything that was thrown', () => {
  it.each([
    [new InputError('bad_flag', 'no'), { code: 'bad_flag', message: 'no' }],
    [new TypeError('no'), { code: 'type_error', message: 'no' }],
    [new Error('no'), { code: 'error', message: 'no' }],
    [new DOMException('no', 'AbortError'), { code: 'abort_error', message: 'no' }],
    ['no', { code: 'thrown_value', message: 'no' }],
    [undefined, { code: 'thrown_value', message: 'undefined' }],
  ])('%o has a code and a message', (thrown, described) => {
    expect(describeError(thrown)).toEqual(described)
    expect(messageOf(thrown)).toBe(described.message)
  })
})
