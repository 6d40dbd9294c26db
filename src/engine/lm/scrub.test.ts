/** Secrets do not pass. */
import { expect, it } from 'vitest'
import { keyCover, scrub } from './scrub.ts'

it.each([
  ['Incorrect API key provided: sk-proj-Ab_3-xyz123.', 'Incorrect API key provided: [secret].'],
  ['key sk-abcd****wxyz and rk-1234567', 'key [secret] and [secret]'],
  ['gsk_abcdefgh12 or xai-abcdefgh12', '[secret] or [secret]'],
  [`AIza${'a'.repeat(35)}`, '[secret]'],
  ['authorization: Bearer abc.def_123=', 'authorization: [secret]'],
  ['authorization: basic dXNlcjpwYXNz', 'authorization: [secret]'],
  ['task-force of 6 risk-takers', 'task-force of 6 risk-takers'],
  ['sk-1', 'sk-1'],
  ['the column pk_order_line', 'the column pk_order_line'],
])('%o', (text, clean) => {
  expect(scrub(text)).toBe(clean)
})

it('takes out the keys it is told of, whatever they look like', () => {
  expect(scrub('key=hunter2hunter2; again hunter2hunter2', ['hunter2hunter2'])).toBe(
    'key=[secret]; again [secret]',
  )
  expect(scrub('$& (.*)+1 here', ['(.*)+1 h'])).toBe('$& [secret]ere')
})

it('does not take ordinary words for keys', () => {
  expect(scrub('none of the simulated models', ['none', 'simulated', ''])).toBe(
    'none of the simulated models',
  )
})

it.each([
  ['URL-encoded', (key: string) => encodeURIComponent(key)],
  ['base64', (key: string) => Buffer.from(key).toString('base64')],
  ['base64 behind a user', (key: string) => Buffer.from(`me:${key}`).toString('base64')],
  ['base64 of a header', (key: string) => Buffer.from(`Bearer ${key}!`).toString('base64url')],
  ['hexadecimal', (key: string) => Buffer.from(key).toString('hex')],
  ['hexadecimal in capitals', (key: string) => Buffer.from(key).toString('hex').toUpperCase()],
  ['URL-encoded twice', (key: string) => encodeURIComponent(encodeURIComponent(key))],
  ['URL-encoded to the last letter', percent],
  ['JSON in JSON', (key: string) => JSON.stringify(JSON.stringify(`${key}"`))],
  ['JSON with its slashes escaped', (key: string) => key.replaceAll('/', '\\/')],
  ['JSON in ASCII', unicode],
  ['JSON in ASCII inside of JSON', (key: string) => JSON.stringify(unicode(key))],
  ['HTML', (key: string) => key.replace(/\W/g, (one) => `&#${one.charCodeAt(0)};`)],
  [
    'HTML in hexadecimal',
    (key: string) => key.replace(/\W/g, (one) => `&#x${one.charCodeAt(0).toString(16)};`),
  ],
  ['in capitals', (key: string) => key.toUpperCase()],
])('takes out a known key that is %s', (_, encode) => {
  const key = 'k+1/ä="23456\\789abcdefghijklmnopqr'
  const text = encode(key)
  const clean = scrub(`x ${text} y`, [key])
  expect(clean).toContain('[secret]')
  expect(clean).not.toContain(text.slice(12, -12))
})

it('is quick on text made of the beginnings of escapes', () => {
  const { cover, coverSoFar } = keyCover(['hunter2hunter2', 'sk-1234567890abcdef'])
  for (const piece of ['\\', '%', '%25', '&#0', 'hunter2 ', '\\u0068', 's']) {
    const text = piece.repeat(50_000)
    const startedAt = performance.now()
    expect(cover(text) === text).toBe(true)
    coverSoFar(text)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  }
})

it('covers known keys only: what merely looks like one may be an answer', () => {
  const { cover } = keyCover(['hunter2hunter2', 'none'])
  expect(cover('none of sk-abcdefgh12, hunter2hunter2')).toBe('none of sk-abcdefgh12, [secret]')
})

function percent(key: string): string {
  return [...Buffer.from(key)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

function unicode(key: string): string {
  return [...key].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}

it.each(['hunter2hunter2', 'k+1/ä=23456789abcdefgh'])('covers %s in a text that goes on', (key) => {
  const { cover, coverSoFar } = keyCover([key])
  const text = `a ${key} b ${encodeURIComponent(key)} c ${Buffer.from(key).toString('hex')} d ${unicode(key)} e ${percent(key)} f &#107; R&D 100% \\ g`
  const told = [...text].map((_, i) => coverSoFar(text.slice(0, i + 1)))
  for (const part of told) expect(cover(text).startsWith(part)).toBe(true)
  expect(told.at(-1)).toBe(cover(text))
  expect(coverSoFar('nothing of it')).toBe('nothing of it')
})
