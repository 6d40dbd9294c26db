/** Runs that stop in every way and go on: nothing is paid twice, and the figures are those of a run in one go. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { predict, program, signature, type Task } from '../../src/index.ts'
import { type EvalReport, evaluateTask, resumeRun } from '../../src/workbench/index.ts'
import { temporaryFolder } from '../cli/run.ts'
import { catchError } from './catch-error.ts'
import { type Answer, countingEndpoint } from './counting-endpoint.ts'
import { sessionIn, taskIn, writeExamples } from './project.ts'

const count = 40

async function project(answer?: (question: string, nth: number) => Answer) {
  const folder = temporaryFolder()
  writeExamples(folder, count)
  const endpoint = await countingEndpoint(answer)
  onTestFinished(() => endpoint.close())
  const open = async (more: { task?: Task; env?: Record<string, string> } = {}) => {
    const session = await sessionIn(folder, { url: endpoint.url, ...more })
    onTestFinished(() => session.close())
    return session
  }
  return { folder, endpoint, open }
}

/** What has to be equal whether a run was stopped or not. */
function figures({ run: _run, startedAt: _at, durationMs: _ms, latencyMs: _latency, ...rest }: EvalReport) {
  return rest
}

const mixed = (question: string): Answer => ({ text: Number(question.slice(1)) % 3 === 0 ? 'Rome' : 'Lima' })

it('goes on after an interrupt with the same figures as a run in one go', async () => {
  const { open } = await project(mixed)
  const whole = await evaluateTask(await open(), { target: 'capitals', repeat: 2 })
  const other = await project(mixed)
  const session = await other.open()
  const stop = new AbortController()
  const part = await evaluateTask(session, {
    target: 'capitals',
    repeat: 2,
    concurrency: 3,
    signal: stop.signal,
    onProgress: ({ done }) => (done >= 11 ? stop.abort() : undefined),
  })
  expect(part).toMatchObject({ status: 'interrupted', resumeCommand: `whetstone runs resume ${part.run}` })
  expect(part.n).toBeLessThan(2 * count)
  const rest = await resumeRun(session, part.run)
  expect(figures(rest)).toEqual(figures(whole))
  expect(rest.run).toBe(part.run)
  expect([...other.endpoint.asked.values()].every((times) => times === 2)).toBe(true)
  const { config } = (await session.store()).run(part.run)
  expect(config).toMatchObject({ concurrency: 3, repeat: 2 })
})

it('goes on after the store failed, and pays nothing twice', async () => {
  const { endpoint, open } = await project(mixed)
  const session = await open()
  const store = await session.store()
  let stored = 0
  const full = {
    ...store,
    addRows: (id: string, rows: Parameters<typeof store.addRows>[1]) => {
      stored += rows.length
      if (stored > 12) throw new Error('disk full')
      store.addRows(id, rows)
    },
  }
  const broken = { ...session, store: async () => full }
  await expect(evaluateTask(broken, { target: 'capitals', concurrency: 2 })).rejects.toThrow('disk full')
  const [run] = store.runs()
  expect(run?.status).toBe('interrupted')
  const report = await resumeRun(session, run?.id ?? '')
  expect(report).toMatchObject({ status: 'done', n: count, scored: count })
  expect([...endpoint.asked.values()]).toEqual(Array.from({ length: count }, () => 1))
})

it('keeps the cap of the run, and takes a new one', async () => {
  const { open } = await project()
  const session = await open()
  const price = (100 * 0.05 + 20 * 0.4) / 1e6
  const stop = new AbortController()
  const part = await evaluateTask(session, {
    target: 'capitals',
    concurrency: 1,
    maxCostUsd: 20.5 * price,
    signal: stop.signal,
    onProgress: ({ done }) => (done >= 5 ? stop.abort() : undefined),
  })
  expect(part.status).toBe('interrupted')
  const capped = await resumeRun(session, part.run)
  expect(capped).toMatchObject({ status: 'budget', n: 21 })
  const more = await resumeRun(session, part.run, { maxCostUsd: 4.5 * price })
  expect(more).toMatchObject({ status: 'budget', n: 26 })
  expect(await resumeRun(session, part.run)).toMatchObject({ status: 'done', n: count })
})

it('asks failed rows again, keeps every attempt, and replaces an error only by a success', async () => {
  const failing = (question: string, nth: number): Answer => {
    if (question === 'q7') return { text: nth === 1 ? 'Rome' : 'Lima', status: nth === 1 ? 400 : 200 }
    return question === 'q9' ? { status: 400 } : {}
  }
  const { endpoint, open } = await project(failing)
  const session = await open()
  const first = await evaluateTask(session, { target: 'capitals' })
  expect(first).toMatchObject({ status: 'done', errors: 2, n: count })
  const again = await resumeRun(session, first.run, { retryErrors: true })
  expect(again).toMatchObject({ status: 'done', errors: 1, n: count, scored: count - 1 })
  const store = await session.store()
  expect(store.row(first.run, 7)).toMatchObject({ score: 1 })
  expect(store.calls(first.run, 7).map(({ error }) => error?.code)).toEqual([expect.any(String), undefined])
  expect(store.row(first.run, 9)?.error).toBeDefined()
  expect(store.calls(first.run, 9)).toHaveLength(2)
  expect(endpoint.asked.get('q8')).toBe(1)
  await resumeRun(session, first.run, { retryErrors: true })
  expect(store.calls(first.run, 9)).toHaveLength(3)
})

it('asks for a new answer where a reply could not be read, not for the one in the cache', async () => {
  const { open } = await project()
  const picky = (task: Task): Task => ({
    ...task,
    program: predict(signature('question -> answer: integer')),
    metrics: { exact: () => true },
  })
  const { folder, endpoint } = await project((question, nth) => ({
    text: question === 'q3' && nth <= 2 ? 'many' : '3',
  }))
  const session = await sessionIn(folder, { url: endpoint.url, task: picky(taskIn(folder)) })
  onTestFinished(() => session.close())
  const first = await evaluateTask(session, { target: 'capitals' })
  expect(first).toMatchObject({ errors: 1 })
  expect(await resumeRun(session, first.run, { retryErrors: true })).toMatchObject({
    errors: 0,
    scored: count,
  })
  expect((await session.store()).calls(first.run, 3)).toHaveLength(3)
  expect(await open()).toBeDefined()
})

it.each([
  {
    what: 'the program',
    told: /the program capitals/,
    change: (task: Task): Task => ({ ...task, program: predict(signature('question -> answer: integer')) }),
  },
  {
    what: 'the metric',
    told: /the metric exact/,
    change: (task: Task): Task => ({ ...task, metrics: { exact: () => 0.5 } }),
  },
  {
    what: 'the data',
    told: /the dataset .*dev\.jsonl/,
    change: (task: Task, folder: string): Task => {
      writeFileSync(join(folder, 'dev.jsonl'), JSON.stringify({ id: 'x', inputs: { question: 'q1' } }))
      return task
    },
  },
])('refuses to go on when $what changed', async ({ told, change }) => {
  const { folder, open } = await project()
  const stop = new AbortController()
  stop.abort()
  const { run } = await evaluateTask(await open(), { target: 'capitals', signal: stop.signal })
  const later = await open({ task: change(taskIn(folder), folder) })
  const error = await catchError(resumeRun(later, run))
  expect(error).toMatchObject({ code: 'run_changed', details: { changed: [expect.stringMatching(told)] } })
})

it.each([
  { status: 'done', retryErrors: false, told: /one that is done/ },
  { status: 'done', retryErrors: true, told: /one that is done, none of whose rows failed$/ },
] as const)('refuses a run that is $status, with retryErrors $retryErrors', async ({ retryErrors, told }) => {
  const { open } = await project()
  const session = await open()
  const { run } = await evaluateTask(session, { target: 'capitals' })
  const error = await catchError(resumeRun(session, run, { retryErrors }))
  expect(error).toMatchObject({ code: 'not_resumable', message: expect.stringMatching(told) })
})

it('refuses a run that another process carries out', async () => {
  const { open } = await project()
  const session = await open()
  const { run } = await evaluateTask(session, { target: 'capitals', limit: 1 })
  const store = await session.store()
  const running = {
    ...store,
    run: () => ({ ...store.run(run), status: 'running' as const, pid: process.ppid }),
  }
  const error = await catchError(resumeRun({ ...session, store: async () => running }, run))
  expect(error).toMatchObject({ code: 'not_resumable', message: expect.stringContaining(`${process.ppid}`) })
})

it('counts what a row that was cut off had paid, also for equal requests', async () => {
  const step = predict(signature('question -> answer'))
  const twoSteps = program({
    name: 'two',
    parts: { first: step, again: step, second: predict(signature('question, hint -> answer')) },
    forward: async ({ first, again, second }, { question }: { question: string }) => {
      const { answer } = await first({ question })
      await again({ question })
      return second({ question, hint: `${answer} ` })
    },
  })
  const { folder, open } = await project(mixed)
  const task = taskIn(folder, { program: twoSteps })
  const whole = await evaluateTask(await open({ task, env: { WHETSTONE_DB: 'whole/runs.db' } }), {
    target: 'capitals',
    concurrency: 1,
  })
  expect(whole).toMatchObject({ calls: 3 * count, cached: count })
  const session = await open({ task })
  const price = (100 * 0.05 + 20 * 0.4) / 1e6
  const options = { target: 'capitals', concurrency: 1, maxCostUsd: 20.5 * price }
  const part = await evaluateTask(session, options)
  expect(part).toMatchObject({ status: 'budget', n: 10 })
  const rest = await resumeRun(session, part.run)
  expect(figures(rest)).toEqual({
    ...figures(whole),
    costUsd: expect.closeTo(whole.costUsd ?? 0, 12),
    listCostUsd: expect.closeTo(whole.listCostUsd ?? 0, 12),
  })
})
