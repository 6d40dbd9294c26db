/** The real API, once: skipped without OPENAI_API_KEY, and says so. Costs a fraction of a cent. */
import { expect, it } from 'vitest'
import { lm, predict, signature, traced } from '../src/index.ts'

const { TEST_LIVE_KEY: key = '', TEST_LIVE_MODEL: ref = '' } = process.env
const why = key === '' ? ' (skipped: set OPENAI_API_KEY to ask the real API)' : ''

it.skipIf(key === '')(`the real API answers a typed question${why}`, async () => {
  process.env.OPENAI_API_KEY = key
  const sum = predict(signature('a: integer, b: integer -> total: integer'))
  const options = { lm: lm(ref, { maxTokens: 500 }), cache: false }
  const { value, calls, usage } = await traced(() => sum({ a: 19, b: 23 }, options))
  expect(value).toEqual({ total: 42 })
  expect(calls.at(-1)?.error).toBeUndefined()
  expect(usage.output).toBeGreaterThan(0)
})
