/** One row: whatever goes wrong is its error, and what a judging metric asks belongs to it. */
import { expect, it } from 'vitest'
import { predict, signature } from '../engine/index.ts'
import { scriptedLM } from '../testing/index.ts'
import { runRow } from './row.ts'

const example = { id: 'a', inputs: { question: 'why' }, labels: {} }

it('keeps the calls of a judge under the name of its metric, asked anew for a repeat', async () => {
  const lm = scriptedLM(() => '[[ ## answer ## ]]\nbecause')
  const judgeLm = scriptedLM(() => '[[ ## good ## ]]\ntrue')
  const judge = predict(signature('answer -> good: boolean'))
  const traces: number[] = []
  const metric = async (_example: unknown, { answer }: { answer: string }, trace?: readonly unknown[]) => {
    traces.push(trace?.length ?? -1)
    return (await judge({ answer }, { lm: judgeLm })).good
  }
  const program = predict(signature('question -> answer'))
  const job = { program, metrics: { judged: metric, again: metric }, settings: { lm }, now: () => 0 }
  const row = await runRow(job as never, example, { index: 5, repeat: 2 })
  expect(row.calls.map(({ part }) => part)).toEqual(['self', 'metric:judged', 'metric:again'])
  expect(row.scores).toEqual({ judged: { value: 1 }, again: { value: 1 } })
  expect(traces).toEqual([1, 1])
  expect([...lm.requests, ...judgeLm.requests].map(({ repeat }) => repeat)).toEqual([2, 2, 2])
})

it.each([
  { told: 'a program that throws', text: 'no field', at: 'program', code: 'unparsable_completion' },
  { told: 'a metric that throws', text: '[[ ## answer ## ]]\nx', at: 'picky', code: 'type_error' },
])('turns $told into an error row', async ({ text, at, code }) => {
  const metric = () => {
    throw new TypeError('no judge today')
  }
  const job = {
    program: predict(signature('question -> answer')),
    metrics: { picky: metric },
    settings: { lm: scriptedLM(() => text) },
    now: () => 0,
  }
  const row = await runRow(job as never, example, { index: 0, repeat: 0 })
  expect(row).toMatchObject({ error: { at, code }, scores: {}, exampleId: 'a' })
  expect(row.calls.length).toBeGreaterThan(0)
})
