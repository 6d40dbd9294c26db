/** Log lines of calls: their fields, nothing secret, nothing long. */
import { expect, it } from 'vitest'
import { type LM, LmError, predict, signature, streamOf } from '../engine/index.ts'
import { reply, scriptedLM } from '../testing/index.ts'
import { withCallLog } from './log.ts'
import { logLines } from './log-lines.ts'

const key = 'plain-key-of-the-test-42'
const sig = signature('question -> answer')

/** A model whose log is caught. */
async function logged(inner: LM, { level = 'debug', isTerminal = false } = {}) {
  const lines: string[] = []
  const log = await logLines(level, { isTerminal, write: (line) => lines.push(line) })
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
      output_count: 1,
    },
  ])
})

it('tells what was taken although it breaks a rule', async () => {
  const { lm, entries } = await logged(scriptedLM([reply(sig, { answer: 'Yes' })]))
  await predict(sig, { lm, check: () => 'expected a no', onViolation: 'accept' })({ question: 'Why?' })
  expect(entries()).toMatchObject([{ event_type: 'dspy_call_complete', warning: 'expected a no' }])
})

const hmw = signature('insights -> hmw_questions: string[], relevance_scores: number[]')

it.each<[string, string, object]>([
  [
    'a list and scores',
    reply(hmw, { hmw_questions: ['a', 'b', 'c'], relevance_scores: [9, 6] }),
    { output_count: 3, avg_score: 7.5 },
  ],
  [
    'an empty list',
    reply(hmw, { hmw_questions: [], relevance_scores: [] }),
    { output_count: 0, avg_score: undefined },
  ],
  ['what cannot be read', 'no idea', { output_count: 0, avg_score: undefined }],
])('tells the number of outputs and the average score of %s', async (_, text, figures) => {
  const { lm, entries } = await logged(scriptedLM([text]))
  await predict(hmw, { lm, maxReasks: 0 })({ insights: 'x' }).catch(() => {})
  expect(entries()).toMatchObject([{ event_type: 'dspy_call_complete' }])
  const [{ output_count, avg_score }] = entries()
  expect({ output_count, avg_score }).toEqual({ avg_score: undefined, ...figures })
})

it('tells no outputs of an answer that no predictor reads', async () => {
  const { lm, entries } = await logged(scriptedLM(['x']))
  await lm.generate({ messages: [] })
  expect(entries()[0]).not.toHaveProperty('output_count')
})

it('tells how many requests a call took that failed, where that is known', async () => {
  const failure = (attempts?: number) =>
    new LmError('timeout', 'late', { retryable: true, ...(attempts && { attempts }) })
  const { lm, entries } = await logged(scriptedLM([failure(6), failure()]))
  for (const _ of [1, 2]) await predict(sig)({ question: 'Why?' }, { lm }).catch(() => {})
  expect(entries()).toMatchObject([
    { event_type: 'dspy_call_failed', attempts: 6 },
    { error_code: 'timeout' },
  ])
  expect(entries()[1]).not.toHaveProperty('attempts')
})

it('is readable at a terminal', async () => {
  const usage = { input: 10, cachedInput: 4, cacheWrite: 0, output: 5, reasoning: 2 }
  const text = reply(hmw, { hmw_questions: ['a'], relevance_scores: [9] })
  const error = new LmError('rate_limited', 'slow down', { retryable: true })
  const inner = scriptedLM([{ text, usage, costUsd: 0.25, attempts: 2 }, error], { id: 'openai/m' })
  const { lm, lines } = await logged(inner, { isTerminal: true })
  const ask = predict(hmw, { lm })
  await ask({ insights: 'x' })
  await ask({ insights: 'x' }).catch(() => {})
  const [complete, failed] = lines.map((line) => line.replace(/^\S+ /, ''))
  expect(complete).toBe(
    `DEBUG ${hmw.name} self openai/m 7 ms · 10 + 5 tokens · $0.25 · 2 attempts · outputs: 1, score 9\n`,
  )
  expect(failed).toBe(`WARN  ${hmw.name} self openai/m 7 ms · rate_limited: slow down\n`)
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
  const { lm, lines } = await logged(scriptedLM(['x']), { level: 'info' })
  await lm.generate({ messages: [] })
  expect(lines).toEqual([])
})
