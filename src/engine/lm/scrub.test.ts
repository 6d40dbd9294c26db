/** Secrets do not pass. */
import { expect, it } from 'vitest'
import { scrub } from './scrub.ts'

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
