/** The place of an error is one in the user's files. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { errorPlace } from './error-place.ts'

const ours = fileURLToPath(new URL('./session.ts', import.meta.url))
const withStack = (...lines: string[]) => Object.assign(new Error('boom'), { stack: lines.join('\n') })

it.each([
  {
    stack: ['Error: boom', '    at f (file:///home/me/triage.ts:2:7)', '    at file:///home/me/x.ts:1:1'],
    at: ' (/home/me/triage.ts:2)',
  },
  { stack: ['/home/me/t2.ts:12', 'enum A { x }', '', 'SyntaxError: no'], at: ' (/home/me/t2.ts:12)' },
  {
    stack: ['file:///home/my%20files/t.ts:1', 'import { y }', 'SyntaxError: no'],
    at: ' (/home/my files/t.ts:1)',
  },
  {
    stack: [
      'InputError: no',
      '    at parse (node:internal/modules/esm:1:2)',
      `    at signature (file://${ours}:9:1)`,
      '    at z (file:///home/me/node_modules/zod/index.js:1:1)',
      '    at async file:///home/me/whetstone.config.ts:8:3',
    ],
    at: ' (/home/me/whetstone.config.ts:8)',
  },
  { stack: ['Error: boom', '    at node:internal/modules/esm:1:2'], at: '' },
])('finds $at', ({ stack, at }) => {
  expect(errorPlace(withStack(...stack))).toBe(at)
})

it('has none for what is no error', () => {
  expect(errorPlace('text')).toBe('')
})
