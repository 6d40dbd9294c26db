/** Variables are read as their values are meant, in the spelling of Python services too. */
import { expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

it.each([
  { env: { DSPY_CACHE: 'False' }, read: { cache: false } },
  { env: { DSPY_CACHE: 'TRUE' }, read: { cache: true } },
  { env: { DSPY_CACHE: 'true', WHETSTONE_CACHE: 'no' }, read: { cache: false } },
  { env: { LOG_LEVEL: 'INFO' }, read: { logLevel: 'info' } },
  { env: { OPENAI_TIMEOUT: '' }, read: { timeoutSeconds: 30 } },
])('$env', ({ env, read }) => {
  expect(readEnvironment(env)).toMatchObject(read)
})

it.each(['maybe', '2', 'Falsch'])('refuses %s as a flag', (value) => {
  expect(() => readEnvironment({ DSPY_CACHE: value })).toThrow(
    `DSPY_CACHE: expected true or false, got \`${value}\``,
  )
})
