/** Metric checks over a real store, real files and the simulated models; judges are scripted. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InputError, predict, signature } from '../engine/index.ts'
import { exactMatch, lmJudge, type Metric, type Task } from '../evaluate/index.ts'
import { scriptedLM } from '../testing/index.ts'
import { type CheckMetricsOptions, checkMetrics } from './check-metrics.ts'
import { evaluateTask } from './evaluate-task.ts'
import { openSession, type Session } from './session.ts'

let cwd = ''
let session: Session

const capitals = ['Rome', 'Paris', 'Oslo', 'Lima', 'Cairo', 'Delhi', 'Tokyo', 'Quito']
const lines = (names: readonly string[], prefix = 'd') =>
  names.map((capital, i) =>
    JSON.stringify({
      id: `${prefix}${i}`,
      inputs: { question: `Which city, known since year ${i * 37}, leads country ${capital.length}${i}?` },
      labels: { capital },
    }),
  )

const judge = scriptedLM(({ messages, repeat }) => {
  const asked = messages.at(-1)?.content ?? ''
  const capital = /prediction ## \]\]\s+capital: (\w+)/.exec(asked)?.[1] ?? ''
  const isRight = asked.includes(`reference ## ]]\ncapital: ${capital}\n`)
  const grade = isRight && !(repeat === 2 && capital === 'Rome') ? 'met' : 'not_met'
  return `[[ ## reasoning ## ]]\nr\n\n[[ ## correct ## ]]\n${grade}\n\n[[ ## feedback ## ]]\nf`
})

const task: Task = {
  program: predict(signature('question -> capital')),
  metric: 'exact',
  metrics: {
    exact: exactMatch('capital') as Metric,
    yes: () => true,
    judge: lmJudge({ rubric: { correct: 'It names the reference.' }, lm: judge }) as Metric,
    broken: () => {
      throw new InputError('no_judge', 'no judge today')
    },
  },
  model: 'simulated/gpt-5-nano',
}

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'whetstone-metrics-'))
  const [dev, train] = [join(cwd, 'dev.jsonl'), join(cwd, 'train.jsonl')]
  writeFileSync(dev, lines(capitals).join('\n'))
  writeFileSync(
    train,
    lines(['Bern', 'Kyiv'], 't')
      .map((line) => line.replaceAll('year', 'age'))
      .join('\n'),
  )
  session = await openSession({ cwd, env: {}, tasks: { capitals: { ...task, dev, train } } })
})

afterEach(async () => {
  await session.close()
  rmSync(cwd, { recursive: true })
})

const check = (options: Omit<CheckMetricsOptions, 'target'> = {}) =>
  checkMetrics(session, { target: 'capitals', ...options })

describe('checkMetrics', () => {
  it('finds a sound metric fit without a run, and asks and writes nothing', async () => {
    const report = await check()
    expect(report).toMatchObject({
      ...{ schemaVersion: 1, task: 'capitals', metric: 'exact', examples: 8, run: null, sampled: 0 },
      ...{ verdict: 'fit', findings: [], asksModel: false, costUsd: 0, simulated: false },
      ...{ saturation: null, sensitivity: null, agreement: null, programNoise: null },
      controls: { good: { n: 8, mean: 1 }, bad: [{ ranked: 1 }, { ranked: 1 }, { ranked: 1 }] },
      noise: { items: 8, repeats: 2, sd: 0 },
    })
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  it.each([
    { metric: 'yes', verdict: 'unfit', says: /does not score right answers above wrong/ },
    { metric: 'broken', verdict: 'unfit', says: /fails on every right answer: no judge today/ },
  ])('finds $metric $verdict', async ({ metric, verdict, says }) => {
    const report = await check({ metric })
    expect(report.verdict).toBe(verdict)
    expect(report.findings[0]?.told).toMatch(says)
  })

  it('sees that a judge asks a model, and how much it wavers', async () => {
    const report = await check({ metric: 'judge', repeat: 3 })
    expect(report).toMatchObject({ asksModel: true, controls: { good: { n: 8, mean: 1 } } })
    expect(report.noise).toMatchObject({ items: 8, repeats: 3, changed: 1 / 8 })
    expect(report.verdict).toBe('doubtful')
  })

  it('takes no more controls than the limit', async () => {
    expect((await check({ limit: 3 })).controls.good.n).toBe(3)
  })

  it('reads scores, predictions and differences from the last runs on the data', async () => {
    await evaluateTask(session, { target: 'capitals' })
    const one = await check()
    expect(one).toMatchObject({ saturation: { n: 8 }, run: expect.any(String) })
    const { run } = await evaluateTask(session, { target: 'capitals', model: 'simulated/gpt-5-mini' })
    expect((await check()).run).toBe(run)
    const other = join(cwd, 'other.jsonl')
    writeFileSync(other, lines(capitals, 'x').join('\n'))
    expect(await check({ data: other })).toMatchObject({ run: null, saturation: null })
  })

  it('asks a model for a sample and tells its noise and cost', async () => {
    const report = await check({ model: 'simulated/gpt-5-nano', repeat: 3 })
    expect(report).toMatchObject({ sampled: 8, simulated: true, programNoise: { items: 8, repeats: 3 } })
    expect(report.costUsd).toBeGreaterThan(0)
    expect(report.saturation?.n).toBe(8)
  })

  it('compares with what people said of the last run', async () => {
    const path = join(cwd, 'people.jsonl')
    writeFileSync(
      path,
      capitals.map((_, i) => JSON.stringify({ id: `d${i}`, label: i % 2 === 0 })).join('\n'),
    )
    await expect(check({ labels: path })).rejects.toMatchObject({ name: 'InputError', code: 'no_run' })
    await evaluateTask(session, { target: 'capitals' })
    const { agreement } = await check({ labels: path })
    expect(agreement).toMatchObject({ n: 8 })
    writeFileSync(path, '{"id":"unknown","label":true}')
    await expect(check({ labels: path })).rejects.toThrow(/has none of these ids/)
  })

  it('warns of examples that also stand in the training set, and of a card that is untrue', async () => {
    const copied = lines(capitals)[3]?.replace('d3', 't9') ?? ''
    const edited = lines(capitals)[5]?.replace('d5', 't8').replace('?', ', please?') ?? ''
    writeFileSync(join(cwd, 'train.jsonl'), `${copied}\n${edited}`)
    writeFileSync(join(cwd, 'dev.card.json'), '{}')
    const { dataset, findings } = await check()
    expect(dataset.leaks).toEqual([{ trainId: 't9', devId: 'd3' }])
    expect(dataset.nearDuplicates).toMatchObject([{ trainId: 't8', devId: 'd5' }])
    expect(dataset.card?.problems.length).toBeGreaterThan(0)
    expect(findings.every(({ level }) => level === 'warn')).toBe(true)
  })

  it.each([
    { name: 'an unknown metric', options: { metric: 'exakt' }, code: 'unknown_metric' },
    { name: 'missing data', options: { data: 'gone.jsonl' }, code: 'dataset_not_found' },
    { name: 'missing labels', options: { labels: 'gone.jsonl' }, code: 'labels_not_found' },
    { name: 'an unknown model', options: { model: 'nowhere/model' }, code: 'unknown_model' },
  ])('refuses $name', async ({ options, code }) => {
    await expect(check(options)).rejects.toMatchObject({ name: 'InputError', code })
  })

  it('stops when it is told to', async () => {
    await expect(check({ signal: AbortSignal.abort() })).rejects.toThrow()
  })
})
