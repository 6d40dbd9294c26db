/** The real API, once: skipped without OPENAI_API_KEY, and says so. Costs a fraction of a cent. */
import { expect, it } from 'vitest'
import { lm, predict, signature, traced } from '../src/index.ts'

const hasKey = (process.env.OPENAI_API_KEY ?? '') !== ''
const why = hasKey ? '' : ' (skipped: set OPENAI_API_KEY to ask the real API)'

it.skipIf(!hasKey)(`the real API answers a typed question${why}`, { timeout: 120_000 }, async () => {
  const model = lm(process.env.OPENAI_MODEL ?? 'openai/gpt-5-nano', { maxTokens: 500 })
  const sum = predict(signature('a: integer, b: integer -> total: integer'))
  const { value, calls, usage } = await traced(() => sum({ a: 19, b: 23 }, { lm: model }))
  expect(value).toEqual({ total: 42 })
  expect(calls.at(-1)?.error).toBeUndefined()
  expect(usage.output).toBeGreaterThan(0)
})
