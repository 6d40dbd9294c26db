/** Rows asked anew, runs deleted, prices told from earlier runs: over a real store and simulated models. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hmwTask } from '../generators/index.ts'
import type { Store } from '../store/index.ts'
import { blessRun, restoreBaseline } from './bless.ts'
import { compareRuns } from './compare-runs.ts'
import { deleteRun } from './delete-run.ts'
import { evaluateTask } from './evaluate-task.ts'
import { quoteEvaluation, quoteResume } from './quote.ts'
import { rerunOptions, rerunRows } from './rerun-rows.ts'
import { resumeRun } from './resume-run.ts'
import { openSession, type Session } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-change-'))
const nano = 'simulated/gpt-5-nano'
let session: Session
let store: Store
let first = ''

beforeAll(async () => {
  session = await openSession({ cwd: folder, env: {}, tasks: { hmw: hmwTask } })
  store = await session.store()
  first = (await evaluateTask(session, { target: 'hmw', model: nano, limit: 6 })).run
})
afterAll(async () => {
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('rows asked anew', () => {
  it('are a run of their own, of the same examples, with the old run as its parent', async () => {
    const again = store.run((await rerunRows(session, first, { rows: [4, 1] })).run)
    const ids = store.rows({ runId: again.id }).map(({ exampleId }) => exampleId)
    expect(ids).toEqual([1, 4].map((index) => store.row(first, index)?.exampleId))
    expect(again).toMatchObject({ parent: first, task: 'hmw', model: nano, total: 2, status: 'done' })
    expect(again.summary?.cached).toBe(0)
  })

  it('get another answer each time, and compare with the run they come from', async () => {
    const runs = [
      await rerunRows(session, first, { rows: [0] }),
      await rerunRows(session, first, { rows: [0] }),
    ]
    const texts = [first, ...runs.map(({ run }) => run)].map((run) => store.calls(run, 0)[0]?.text)
    expect(new Set(texts).size).toBe(3)
    expect(runs.map(({ cached }) => cached)).toEqual([0, 0])
    const { pairs } = await compareRuns(session, [first, runs[0]?.run ?? ''])
    expect(pairs).toBe(1)
  })

  it('can be stopped and resumed: the rest of the same rows, in the same round', async () => {
    const stop = new AbortController()
    const options = { rows: [0, 1, 2, 3, 4, 5], signal: stop.signal, onProgress: () => stop.abort() }
    const whole = await rerunOptions(session, first, options.rows)
    const stopped = await evaluateTask(session, { ...whole, ...options, concurrency: 1 })
    expect(stopped.status).toBe('interrupted')
    const resumed = await resumeRun(session, stopped.run)
    expect(resumed).toMatchObject({ status: 'done', n: 6, cached: 0 })
  })

  it.each([
    { rows: [], code: 'not_rerunnable' },
    { rows: [0, 99], code: 'unknown_row' },
  ])('are refused before anything is asked: $code', async ({ rows, code }) => {
    const before = store.countRuns()
    await expect(rerunRows(session, first, { rows })).rejects.toMatchObject({ code })
    expect(store.countRuns()).toBe(before)
  })

  it('are refused where the dataset has lost the example', async () => {
    const options = { target: 'hmw', model: nano, examples: ['gone', 'hmw-dev-none'] }
    await expect(evaluateTask(session, options)).rejects.toMatchObject({
      code: 'unknown_example',
      details: { missing: ['gone', 'hmw-dev-none'] },
    })
  })
})

describe('a price', () => {
  it('is rows times the mean of the newest run of the same program and models', async () => {
    const quote = await quoteEvaluation(session, { target: 'hmw', model: nano, limit: 10 })
    const { summary, id } = store.run(quote.from ?? '')
    expect(quote).toMatchObject({ rows: 10, simulated: true, from: id, task: 'hmw' })
    expect(quote.perRowUsd).toBeCloseTo((summary?.listCostUsd ?? 0) / (summary?.n ?? 1), 12)
    expect(quote.costUsd).toBeCloseTo(10 * (quote.perRowUsd ?? 0), 12)
  })

  it('is unknown where no run tells', async () => {
    const quote = await quoteEvaluation(session, { target: 'hmw', model: 'simulated/gpt-5-mini' })
    expect(quote).toMatchObject({ perRowUsd: null, costUsd: null, from: null, rows: 84 })
  })

  it('of going on counts the rows that are missing, and those that failed when they are asked again', async () => {
    const stop = new AbortController()
    const { run } = await evaluateTask(session, {
      ...{ target: 'hmw', model: nano, limit: 5, concurrency: 1, signal: stop.signal },
      onProgress: () => stop.abort(),
    })
    const left = 5 - store.countRows({ runId: run })
    expect(left).toBeGreaterThan(0)
    expect(await quoteResume(session, run, {})).toMatchObject({ rows: left })
    expect(await quoteResume(session, run, { retryErrors: true })).toMatchObject({ rows: left })
  })

  it('is not told of what cannot be run', async () => {
    const quote = quoteEvaluation(session, { target: 'hwm', model: nano })
    await expect(quote).rejects.toMatchObject({ code: 'unknown_program' })
  })
})

describe('a deleted run', () => {
  it('is gone with its rows and its blessing', async () => {
    const { run } = await evaluateTask(session, { target: 'hmw', model: nano, limit: 2 })
    const { path } = await blessRun(session, run)
    expect(await deleteRun(session, run)).toEqual({ schemaVersion: 1, run, rows: 2, wasBaseline: true })
    expect(store.countRows({ runId: run })).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({})
    await expect(deleteRun(session, run)).rejects.toMatchObject({ code: 'unknown_run' })
  })

  it('is over: one that a process carries out stays', async () => {
    const { id: _id, status: _status, pid: _pid, startedAt: _at, ...like } = store.run(first)
    const { id } = store.createRun(like)
    await expect(deleteRun(session, id)).rejects.toMatchObject({ code: 'run_not_done' })
    expect(store.run(id).status).toBe('running')
    store.updateRun(id, { status: 'interrupted' })
    expect((await deleteRun(session, id)).rows).toBe(0)
  })
})

describe('a blessing', () => {
  it('is taken back to the run before, or to none', async () => {
    const none = await blessRun(session, first)
    const { run } = await evaluateTask(session, { target: 'hmw', model: nano, limit: 2 })
    const second = await blessRun(session, run)
    expect([none.before, second.before]).toEqual([null, first])
    await restoreBaseline(session, second)
    expect(JSON.parse(readFileSync(second.path, 'utf8'))).toEqual({ hmw: first })
    await restoreBaseline(session, none)
    expect(JSON.parse(readFileSync(none.path, 'utf8'))).toEqual({})
  })
})
