/** Log lines of calls: their fields, nothing secret, nothing long. */
import { expect, it } from 'vitest'
import { type LM, LmError, predict, signature, streamOf } from '../engine/index.ts'
import { reply, scriptedLM } from '../testing/index.ts'
import { jsonLog, withCallLog } from './log.ts'

const key = 'plain-key-of-the-test-42'
const sig = signature('question -> answer')

/** A model whose log is caught. */
async function logged(inner: LM, level = 'debug') {
  const lines: string[] = []
  const log = await jsonLog(level, (line) => lines.push(line))
  let time = 0
  const lm = withCallLog(inner, { log, now: () => (time += 7), secrets: [key] })
  return { lm, lines, entries: () => lines.map((line) => JSON.parse(line)) }
}

it('tells program, predictor, model, time, tokens, cost, cache and attempts of a call', async () => {
  const usage = { input: 10, cachedInput: 4, cacheWrite: 0, output: 5, reasoning: 2 }
  const answer = { text: reply(sig, { answer: 'Yes' }), usage, costUsd: 0.25, attempts: 2 }
  const { lm, entries } = await logged(scriptedLM([answer], { id: 'openai/m' }))
  await predict(sig)({ question: 'Why?' }, { lm })
  expect(entries()).toMatchObject([
    {
      event_type: 'dspy_call_complete',
      module_name: sig.name,
      predictor: 'self',
      lm: 'openai/m',
      model: 'm',
      duration_ms: 7,
      token_usage: { input: 10, cached_input: 4, output: 5, reasoning: 2, total: 15 },
      cost_usd: 0.25,
      cached: false,
      attempts: 2,
      finish_reason: 'stop',
    },
  ])
})

it('tells a failed call by its code', async () => {
  const error = new LmError('rate_limited', `slow down, ${key}`, { retryable: true })
  const { lm, entries } = await logged(scriptedLM([error]))
  await expect(lm.generate({ messages: [] })).rejects.toBe(error)
  expect(entries()).toMatchObject([
    { event_type: 'dspy_call_failed', error_code: 'rate_limited', error: 'slow down, [secret]' },
  ])
})

it('tells streams too, also those that their reader leaves', async () => {
  const { lm, entries } = await logged(scriptedLM(['one', 'two']))
  for await (const _ of streamOf(lm, { messages: [] }));
  for await (const _ of streamOf(lm, { messages: [] })) break
  expect(entries().map(({ event_type, error_code }) => [event_type, error_code])).toEqual([
    ['dspy_call_complete', undefined],
    ['dspy_call_failed', 'left_early'],
  ])
})

it('shows the start of the input only, without keys', async () => {
  const { lm, lines, entries } = await logged(scriptedLM(['x']))
  const content = `my key ${key} and sk-abcdef123456 ${'long '.repeat(500)}`
  await lm.generate({ messages: [{ role: 'user', content }] })
  expect(entries()[0].input).toMatch(/^my key \[secret\] and \[secret\] long .*…$/)
  expect(lines[0]?.length).toBeLessThan(700)
})

it('is silent below its level', async () => {
  const { lm, lines } = await logged(scriptedLM(['x']), 'info')
  await lm.generate({ messages: [] })
  expect(lines).toEqual([])
})
