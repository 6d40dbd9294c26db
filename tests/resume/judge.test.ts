/** Gates, baselines, comparisons, estimates and frontiers over runs of a counting endpoint. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Metric, Task } from '../../src/index.ts'
import {
  blessRun,
  compareModels,
  compareRuns,
  estimate,
  evaluateGated,
  evaluateTask,
  frontier,
} from '../../src/workbench/index.ts'
import { temporaryFolder } from '../cli/run.ts'
import { catchError } from './catch-error.ts'
import { type Answer, countingEndpoint } from './counting-endpoint.ts'
import { sessionIn, taskIn, writeExamples } from './project.ts'

const count = 40
const number = (question: string) => Number(question.slice(1))

/** A project whose endpoint is right for all but every nth question. */
async function project(answer: (question: string, nth: number) => Answer, own: Partial<Task> = {}) {
  const folder = temporaryFolder()
  writeExamples(folder, count)
  const endpoint = await countingEndpoint(answer)
  const session = await sessionIn(folder, {
    url: endpoint.url,
    task: taskIn(folder, own),
    env: { WHETSTONE_CACHE: 'false' },
  })
  onTestFinished(async () => {
    await session.close()
    await endpoint.close()
  })
  return { folder, endpoint, session }
}

const target = 'capitals'
const wrongOnSecond = (modulus: number) => (question: string, nth: number) => ({
  text: nth > 1 && number(question) % modulus === 0 ? 'Rome' : 'Lima',
})

it.each([
  { what: 'a significant drop', modulus: 3, verdict: 'failed', differing: 14 },
  { what: 'a few flips', modulus: 13, verdict: 'cannot_tell', differing: 4 },
])('holds a run to the blessed one: $what', async ({ modulus, verdict, differing }) => {
  const { session } = await project(wrongOnSecond(modulus))
  const before = await evaluateTask(session, { target })
  expect(await blessRun(session, before.run)).toMatchObject({ run: before.run, before: null, task: target })
  const gated = await evaluateGated(
    session,
    { target },
    { baseline: 'blessed', maxDrop: 0.02, minScore: 0.5 },
  )
  expect(gated.gates).toMatchObject([{ verdict: 'passed' }, { gate: 'max_drop', verdict }])
  expect(gated.comparison).toMatchObject({ a: before.run, b: gated.run, losses: differing, wins: 0 })
})

it.each([
  { what: 'a baseline without a drop', gates: { baseline: 'latest' }, code: 'invalid_gate' },
  { what: 'a drop without a baseline', gates: { maxDrop: 0.1 }, code: 'invalid_gate' },
  { what: 'no blessed run', gates: { baseline: 'blessed', maxDrop: 0.1 }, code: 'no_blessed_run' },
  { what: 'an unknown run', gates: { baseline: 'x', maxDrop: 0.1 }, code: 'unknown_run' },
])('refuses $what before anything is paid for', async ({ gates, code }) => {
  const { endpoint, session } = await project(() => ({}))
  expect(await catchError(evaluateGated(session, { target }, gates))).toMatchObject({ code })
  expect(endpoint.asked.size).toBe(0)
})

it('blesses no run that is not done', async () => {
  const { session } = await project(() => ({}))
  const stop = new AbortController()
  stop.abort()
  const { run } = await evaluateTask(session, { target, signal: stop.signal })
  expect(await catchError(blessRun(session, run))).toMatchObject({ code: 'not_blessable' })
})

it('bounds what excluded errors could change, and lists the flips', async () => {
  const { session } = await project((question, nth) =>
    nth > 1 && number(question) < 4 ? { status: 400 } : wrongOnSecond(5)(question, nth),
  )
  const [a, b] = [await evaluateTask(session, { target }), await evaluateTask(session, { target })]
  const report = await compareRuns(session, [a.run, b.run])
  expect(report).toMatchObject({ pairs: 36, excluded: 4, unpaired: 0, losses: 7, wins: 0 })
  expect(report.bounds?.[0]).toBeCloseTo(-11 / 40, 12)
  expect(report.bounds?.[1]).toBeCloseTo(-7 / 40, 12)
  expect(report.flips).toHaveLength(7)
  expect(report.flips?.[0]).toEqual({ exampleId: 'q5', a: 1, b: 0, indexA: 5, indexB: 5 })
  expect(report.tokenRatioCi?.[0]).toBeCloseTo(1, 6)
})

it('pairs on example and repeat', async () => {
  // The second repeat of the first run and the first of the second fail: one repeat of three is left in common.
  const { session } = await project((_question, nth) => (nth === 2 || nth === 4 ? { status: 400 } : {}))
  const options = { target, repeat: 3, limit: 5, concurrency: 1 }
  const [a, b] = [await evaluateTask(session, options), await evaluateTask(session, options)]
  expect([a.errors, b.errors]).toEqual([5, 5])
  expect(await compareRuns(session, [a.run, b.run])).toMatchObject({ pairs: 5, excluded: 0, ties: 5 })
})

it('explains flips by the part that broke and the slice they lie in, without asking a model', async () => {
  const metric: Metric<{ answer: string }> = ({ id }, { answer }) => ({
    score: answer === 'Lima' ? 1 : 0.5,
    parts: { spelling: answer === 'Lima' ? 1 : 0, length: 1 },
    feedback: answer === 'Lima' ? '' : `${id} is misspelt`,
  })
  const made = await project(wrongOnSecond(4), { metrics: { exact: metric as Metric } })
  const examples = Array.from({ length: count }, (_, i) => ({
    ...{
      id: `q${i}`,
      inputs: { question: `q${i}` },
      metadata: { kind: i % 4 === 0 ? 'island' : 'mainland' },
    },
  }))
  writeFileSync(join(made.folder, 'dev.jsonl'), examples.map((line) => JSON.stringify(line)).join('\n'))
  const { session, endpoint } = made
  const [a, b] = [await evaluateTask(session, { target }), await evaluateTask(session, { target })]
  const asked = endpoint.answered.length
  const { explanation } = await compareRuns(session, [a.run, b.run], { explain: true })
  expect(endpoint.answered).toHaveLength(asked)
  expect(explanation).toMatchObject({
    groups: [{ direction: 'worse', part: 'spelling', count: 10, example: { feedback: 'q0 is misspelt' } }],
    slice: { key: 'kind', value: 'island', pairs: 10, difference: -0.5, elsewhere: 0 },
    onlyPart: 'spelling',
  })
  const changed = explanation?.groups[0]?.example.predictions.filter(({ sign }) => sign !== ' ')
  expect(changed?.map(({ sign, text }) => sign + text.trim())).toEqual([
    '-"answer": "Lima"',
    '+"answer": "Rome"',
  ])
  const clustered = await compareRuns(session, [a.run, b.run], { cluster: 'kind' })
  expect(clustered).toMatchObject({ clusters: 2, p: 1, verdict: 'cannot_tell' })
  const unknown = await catchError(compareRuns(session, [a.run, b.run], { cluster: 'knd' }))
  expect(unknown).toMatchObject({ code: 'unknown_cluster', details: { known: ['kind'] } })
})

it('says why two runs cannot be compared', async () => {
  const { folder, session } = await project((_question, nth) => (nth === 2 ? { status: 400 } : {}))
  const a = await evaluateTask(session, { target, limit: 10 })
  const failed = await evaluateTask(session, { target, limit: 10 })
  const refused = async (one: string, other: string) => catchError(compareRuns(session, [one, other]))
  expect(await refused(a.run, a.run)).toMatchObject({ code: 'same_run' })
  expect(await refused(a.run, failed.run)).toMatchObject({ code: 'nothing_scored' })
  const stop = new AbortController()
  stop.abort()
  const empty = await evaluateTask(session, { target, signal: stop.signal })
  expect(await refused(empty.run, a.run)).toMatchObject({ code: 'no_rows' })
  const other = join(folder, 'other.jsonl')
  writeFileSync(other, JSON.stringify({ id: 'other', inputs: { question: 'q99' } }))
  const elsewhere = await evaluateTask(session, { target, data: other })
  expect(await refused(a.run, elsewhere.run)).toMatchObject({ code: 'not_comparable' })
  const store = await session.store()
  const going = {
    ...store,
    run: (ref: string) => ({ ...store.run(ref), status: 'running' as const, pid: 1 }),
  }
  const error = await catchError(
    compareRuns({ ...session, store: async () => going }, [a.run, elsewhere.run]),
  )
  expect(error).toMatchObject({ code: 'run_not_done', message: expect.stringContaining('10 of 10 rows') })
})

it('compares the half that two runs share, and not what changed its content', async () => {
  const { folder, session } = await project(() => ({}))
  const a = await evaluateTask(session, { target, limit: 10 })
  const changed = (i: number) =>
    JSON.stringify({ id: `q${i}`, inputs: { question: i < 3 ? `q${i}?` : `q${i}` }, labels: {} })
  writeFileSync(join(folder, 'dev.jsonl'), Array.from({ length: 20 }, (_, i) => changed(i)).join('\n'))
  const b = await evaluateTask(session, { target })
  expect(await compareRuns(session, [a.run, b.run])).toMatchObject({
    pairs: 7,
    excluded: 16,
    unpaired: 16,
    bounds: null,
    // The second run is twice as long, but no dearer.
    ...{ costRatio: 1, tokenRatio: 1, costRatioCi: [1, 1] },
  })
})

it('estimates from a pilot, without leaving a run', async () => {
  const { session, endpoint } = await project(() => ({}))
  const report = await estimate(session, { target, repeat: 5 })
  const price = (100 * 0.05 + 20 * 0.4) / 1e6
  expect(report).toMatchObject({ rows: 200, pilot: 10, pilotErrors: 0, simulated: false })
  expect(report.costUsd?.expected).toBeCloseTo(200 * price, 9)
  expect(report.pilotCostUsd).toBeCloseTo(10 * price, 9)
  expect(report.durationMs.low).toBeLessThanOrEqual(report.durationMs.expected)
  expect(endpoint.answered).toHaveLength(10)
  expect((await session.store()).countRuns()).toBe(0)
})

it('finds the runs that none beats on cost and score', async () => {
  const { session, folder } = await project(wrongOnSecond(2))
  const cheap = await evaluateTask(session, { target })
  const dear = await evaluateTask(session, { target, model: 'openai/gpt-5-mini' })
  await evaluateTask(session, { target, limit: 3 })
  const all = await frontier(session, target)
  expect(all).toMatchObject({ points: [{ isOnFrontier: true }], leftOut: 2 })
  const again = await evaluateTask(session, { target, model: 'openai/gpt-5-mini' })
  const { points } = await frontier(session, target)
  expect(points.map(({ run, isOnFrontier }) => [run, isOnFrontier])).toEqual([
    [cheap.run, true],
    [again.run, false],
  ])
  expect(dear.run).not.toBe(again.run)
  expect(existsSync(join(folder, 'blessed.json'))).toBe(false)
  const error = await catchError(frontier(session, 'capitols'))
  expect(error).toMatchObject({ code: 'unknown_task', message: expect.stringContaining('capitals') })
})

it('compares several models with Holm, and refuses one twice', async () => {
  const { session } = await project((question, nth) => ({
    text: number(question) % (nth + 1) === 0 ? 'Rome' : 'Lima',
  }))
  const models = ['openai/gpt-5-nano', 'openai/gpt-5-mini', 'openai/gpt-5']
  const report = await compareModels(session, { target, models })
  expect(report).toMatchObject({ holm: true, pairs: [{}, {}, {}] })
  const twice = await catchError(compareModels(session, { target, models: ['gpt-5-nano', 'gpt-5-nano'] }))
  expect(twice).toMatchObject({ code: 'too_few_models' })
})

it('tells pass@k and pass^k of repeats, errors counting neither way', async () => {
  const { session } = await project((question, nth) => {
    if (question === 'q0') return nth === 1 ? { text: 'Rome' } : {}
    return question === 'q1' && nth > 1 ? { status: 400 } : {}
  })
  const report = await evaluateTask(session, { target, repeat: 2, limit: 2, concurrency: 1 })
  expect(report.passRates).toEqual([
    { k: 1, atLeastOne: 0.75, all: 0.75 },
    { k: 2, atLeastOne: 1, all: 0 },
  ])
  expect((await evaluateTask(session, { target, limit: 2 })).passRates).toBeUndefined()
})
