/** Which model judges where a metric names none: stored with the run, the same for all that are compared. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { lmJudge, type Metric, type Task } from '../../src/index.ts'
import {
  checkMetrics,
  compareModels,
  compareRuns,
  estimate,
  evaluateTask,
  openSession,
  resumeRun,
} from '../../src/workbench/index.ts'
import { temporaryFolder } from '../cli/run.ts'
import { catchError } from './catch-error.ts'
import { countingEndpoint } from './counting-endpoint.ts'
import { taskIn, writeExamples } from './project.ts'

const target = 'capitals'
const count = 6
const judge = lmJudge({ rubric: { right: 'It names the capital.' } }) as Metric

/** What answers both the question and the judge. */
const text =
  'Lima\n\n[[ ## reasoning ## ]]\nso\n\n[[ ## right ## ]]\nmet\n\n[[ ## feedback ## ]]\nnone\n\n[[ ## completed ## ]]'

async function project({ own = {}, env = {} }: { own?: Partial<Task>; env?: Record<string, string> } = {}) {
  const folder = temporaryFolder()
  writeExamples(folder, count)
  const endpoint = await countingEndpoint(() => ({ text }))
  const open = async (changed = env) => {
    const session = await openSession({
      cwd: folder,
      env: { OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: 'sk-test', WHETSTONE_CACHE: 'false', ...changed },
      tasks: { capitals: taskIn(folder, { metrics: { judge }, metric: 'judge', ...own }) },
    })
    onTestFinished(() => session.close())
    return session
  }
  onTestFinished(() => endpoint.close())
  const session = await open()
  const judges = async (run: string) => {
    const store = await session.store()
    const calls = store.rows({ runId: run }).flatMap(({ index }) => store.calls(run, index))
    return [...new Set(calls.filter(({ part }) => part === 'metric:judge').map(({ lm }) => lm))]
  }
  return { endpoint, open, session, judges }
}

it.each([
  { what: 'the default model', expected: 'openai/gpt-5-nano' },
  { what: 'OPENAI_MODEL', env: { OPENAI_MODEL: 'gpt-5.6-luna' }, expected: 'openai/gpt-5.6-luna' },
  { what: "the task's judge", own: { judge: 'gpt-5' }, expected: 'openai/gpt-5' },
  {
    what: '--judge-model',
    own: { judge: 'gpt-5' },
    judgeModel: 'gpt-5.6-luna',
    expected: 'openai/gpt-5.6-luna',
  },
])('is judged by $what', async ({ own, env, judgeModel, expected }) => {
  const { session, judges } = await project({ own: own ?? {}, env: env ?? {} })
  const report = await evaluateTask(session, { target, model: 'gpt-5-mini', judgeModel })
  expect(report).toMatchObject({ scored: count, errors: 0, score: 1, calls: 2 * count })
  expect(await judges(report.run)).toEqual([expected])
  expect(await estimate(session, { target, judgeModel })).toMatchObject({ pilotErrors: 0 })
})

it('judges simulated models offline', async () => {
  const { session, endpoint, judges } = await project()
  const report = await evaluateTask(session, { target, model: 'simulated/gpt-5-mini' })
  expect(await judges(report.run)).toEqual(['simulated/gpt-5-nano'])
  expect(endpoint.asked.size).toBe(0)
})

it('goes on with the judge that the run began with', async () => {
  const { session, open, judges } = await project()
  const stop = new AbortController()
  const options = { target, model: 'gpt-5-mini', concurrency: 1, signal: stop.signal }
  const { run } = await evaluateTask(session, { ...options, onProgress: () => stop.abort() })
  const later = await open({ OPENAI_MODEL: 'gpt-5' })
  expect(await resumeRun(later, run)).toMatchObject({ status: 'done', scored: count })
  expect(await judges(run)).toEqual(['openai/gpt-5-nano'])
})

it('compares models before one judge, and refuses scores of two', async () => {
  const { session, judges } = await project()
  const report = await compareModels(session, { target, models: ['gpt-5-mini', 'gpt-5'] })
  if ('holm' in report) throw new Error('expected one pair')
  expect([await judges(report.a), await judges(report.b)]).toEqual([
    ['openai/gpt-5-nano'],
    ['openai/gpt-5-nano'],
  ])
  const other = await evaluateTask(session, { target, model: 'gpt-5', judgeModel: 'gpt-5' })
  expect(await catchError(compareRuns(session, [report.a, other.run]))).toMatchObject({
    code: 'not_comparable',
    message: expect.stringMatching(/same judge, got openai\/gpt-5-nano and openai\/gpt-5; .*--judge-model/),
  })
})

it('refuses an unknown judge before anything is paid for', async () => {
  const { session, endpoint } = await project()
  const unknown = await catchError(evaluateTask(session, { target, judgeModel: 'simulated/gpt-9' }))
  expect(unknown).toMatchObject({ code: 'unknown_model' })
  expect(endpoint.asked.size).toBe(0)
})

it('shows a judge of unknown price as unknown, and refuses a cap that could not hold it', async () => {
  const { session, open, endpoint } = await project()
  const local = { baseUrl: endpoint.url, model: 'm', prices: null }
  writeFileSync(
    join(session.cwd, 'whetstone.config.mjs'),
    `export default ${JSON.stringify({ models: { local } })}`,
  )
  const options = { target, model: 'gpt-5-mini', judgeModel: 'local', limit: 2 }
  const capped = await catchError(evaluateTask(await open(), { ...options, maxCostUsd: 1 }))
  expect(capped).toMatchObject({ code: 'unknown_price', message: expect.stringContaining('got local') })
  expect(endpoint.asked.size).toBe(0)
  const report = await evaluateTask(await open(), options)
  expect(report).toMatchObject({ scored: 2, costUsd: null, listCostUsd: null })
})

it('stops at the first row when the default judge has no key, and keeps what was paid for', async () => {
  const { session, open, endpoint } = await project()
  const local = { baseUrl: endpoint.url, model: 'm', prices: null }
  writeFileSync(
    join(session.cwd, 'whetstone.config.mjs'),
    `export default ${JSON.stringify({ models: { local } })}`,
  )
  const keyless = await open({ OPENAI_API_KEY: '' })
  const report = await evaluateTask(keyless, { target, model: 'local', concurrency: 1 })
  expect(report).toMatchObject({ status: 'failed', error: { code: 'missing_key' } })
  expect(report.error?.message).toMatch(/OPENAI_API_KEY/)
  expect(endpoint.asked.size).toBeLessThan(count)
})

it('checks a metric with its judge', async () => {
  const { session, endpoint } = await project()
  await checkMetrics(session, { target, judgeModel: 'gpt-5.6-luna', limit: 2 })
  expect(endpoint.asked.size).toBeGreaterThan(0)
})
