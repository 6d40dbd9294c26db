/** Labels of predictions: files that the rest of the workbench reads, one line for each prediction, undone whole. */
import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDataset } from '../data/index.ts'
import { hmwTask } from '../generators/index.ts'
import { checkMetrics } from './check-metrics.ts'
import { compileProgram } from './compile-program.ts'
import { evaluateTask } from './evaluate-task.ts'
import { labelPaths } from './label-paths.ts'
import { type LabelRowOptions, labelRow } from './label-row.ts'
import { rowLabels } from './row-labels.ts'
import { openSession, type Session } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-label-'))
let session: Session
let [nano, mini] = ['', '']

beforeAll(async () => {
  session = await openSession({ cwd: folder, env: {}, tasks: { hmw: hmwTask } })
  const run = async (model: string, data?: string) =>
    (await evaluateTask(session, { target: 'hmw', model: `simulated/${model}`, limit: 12, data })).run
  nano = await run('gpt-5-nano')
  mini = await run('gpt-5-mini')
})
afterEach(() => rmSync(join(folder, 'runs/labels'), { recursive: true, force: true }))
afterAll(async () => {
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})

const paths = () => labelPaths(session, 'hmw')
const label = (own: Partial<LabelRowOptions> = {}) =>
  labelRow(session, { run: nano, row: 3, verdict: 'accepted', who: 'ada', ...own })
const lines = (path: string): Record<string, unknown>[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

describe('a label', () => {
  it('tells who said it of which prediction, and makes an example of what a person wrote', async () => {
    const { exampleId, example } = await label()
    const store = await session.store()
    const row = store.row(nano, 3)
    const source = {
      ...{ verdict: 'accepted', run: nano, row: 3, model: 'simulated/gpt-5-nano' },
      ...{ program: store.run(nano).programHash, who: 'ada', at: expect.stringMatching(/^\d{4}-/) },
    }
    expect(lines(paths().judgements)).toEqual([{ id: exampleId, label: true, ...source }])
    expect(example?.set).toBe('dev')
    const [written] = lines(paths().dev)
    expect(written).toMatchObject({ id: exampleId, labels: row?.prediction, metadata: { source } })
    expect(row?.inputs).toHaveProperty('context_summary')
    expect(written?.inputs).not.toHaveProperty('context_summary')
  })

  it('goes to the train file where the row is not held out', async () => {
    const train = join(folder, 'other.jsonl')
    appendFileSync(
      train,
      `${JSON.stringify({ id: 'a', inputs: { insights: ['Late.'], metrics: [], jtbds: [] } })}\n`,
    )
    const { run } = await evaluateTask(session, { target: 'hmw', model: 'simulated/gpt-5-nano', data: train })
    expect((await label({ run, row: 0 })).example).toEqual({ set: 'train', path: paths().train })
    await openDataset(paths().train, { signature: hmwTask.program.signature, prepare: hmwTask.prepare })
    const { lineage } = await compileProgram(session, {
      ...{ target: 'hmw', optimizer: 'labeled-few-shot', train: paths().train },
    })
    expect(lineage.trainset).toMatchObject({ size: 1 })
  })

  it('goes to the dev file where a copy of the dev set was evaluated', async () => {
    const copy = join(folder, 'copy.jsonl')
    copyFileSync(hmwTask.dev ?? '', copy)
    const { run } = await evaluateTask(session, {
      ...{ target: 'hmw', model: 'simulated/gpt-5-nano', data: copy, limit: 1 },
    })
    expect((await label({ run, row: 0 })).example?.set).toBe('dev')
  })

  it('of a prediction takes the place of an earlier one', async () => {
    await label({ row: 1 })
    await label()
    await label({ row: 1, verdict: 'rejected' })
    expect(lines(paths().judgements).map(({ row, label }) => [row, label])).toEqual([
      [1, false],
      [3, true],
    ])
    expect(lines(paths().dev)).toHaveLength(1)
    expect([...(await rowLabels(session, nano))]).toEqual([
      [1, 'rejected'],
      [3, 'accepted'],
    ])
  })

  it('of one example under another run judges both, and keeps the later example', async () => {
    await label()
    await label({ run: mini })
    expect(lines(paths().judgements)).toHaveLength(2)
    expect(lines(paths().dev)).toMatchObject([{ metadata: { source: { run: mini } } }])
  })

  it('is taken back whole', async () => {
    const written = () => [paths().judgements, paths().dev].map((path) => lines(path))
    await label({ row: 1 })
    await label()
    await label({ row: 5 })
    const state = written()
    const { undo } = await label({ verdict: 'rejected' })
    expect(written()).not.toEqual(state)
    await undo()
    expect(written()).toEqual(state)
  })

  it('leaves no empty file when it is the first and taken back', async () => {
    const { undo } = await label()
    await undo()
    expect([paths().judgements, paths().dev].map((path) => existsSync(path))).toEqual([false, false])
  })
})

describe('a correction', () => {
  const right = {
    hmw_questions: ['How might we bring the reply to the patient?'],
    relevance_scores: [9],
    reasoning: 'Short.',
  }

  it('becomes the example, and says that the prediction was not good', async () => {
    await label({ verdict: 'corrected', text: JSON.stringify(right) })
    expect(lines(paths().dev)).toMatchObject([{ labels: right }])
    expect(lines(paths().judgements)).toMatchObject([{ label: false, verdict: 'corrected' }])
  })

  it.each([
    { text: '{', says: 'expected JSON' },
    { text: '[1]', says: 'expected a JSON object' },
    { text: '{"reasoning":"x","hmw_questions":"one","relevance_scores":[9]}', says: 'hmw_questions' },
    { text: JSON.stringify({ ...right, relevance_scores: undefined }), says: 'relevance_scores is missing' },
    { text: JSON.stringify({ ...right, scores: [1] }), says: 'scores is no output; outputs are' },
  ])('that does not fit is explained, and nothing is written: $text', async ({ text, says }) => {
    await expect(label({ verdict: 'corrected', text })).rejects.toMatchObject({
      code: 'invalid_correction',
      message: expect.stringContaining(says),
    })
    expect(existsSync(paths().judgements)).toBe(false)
  })
})

describe('metrics check', () => {
  it('holds each label against the run it is about, without being told of the file', async () => {
    const store = await session.store()
    const goodUnder = (runId: string) => store.rows({ runId }).map(({ score }) => (score ?? 0) >= 0.5)
    // Mini ran last and scores otherwise: held against its scores, nobody would agree.
    expect(goodUnder(nano)).not.toEqual(goodUnder(mini))
    for (const [row, isGood] of goodUnder(nano).entries())
      await label({ row, verdict: isGood ? 'accepted' : 'rejected' })
    const { agreement } = await checkMetrics(session, { target: 'hmw' })
    expect(agreement).toMatchObject({ n: 12, agreed: 1, kappa: 1 })
  })

  it('passes over labels of runs that are gone', async () => {
    await label()
    appendFileSync(paths().judgements, `${JSON.stringify({ id: 'x', label: true, run: 'gone', row: 0 })}\n`)
    expect((await checkMetrics(session, { target: 'hmw' })).agreement?.n).toBe(1)
  })
})

describe('what cannot be labelled', () => {
  it.each([
    { own: { row: 99 }, code: 'unknown_row' },
    { own: { run: 'zzz' }, code: 'unknown_run' },
  ])('is refused with $code', async ({ own, code }) => {
    await expect(label(own)).rejects.toMatchObject({ code })
  })

  it('is a file with a line that is none: it stays as it is', async () => {
    await label()
    appendFileSync(paths().dev, '{"id":')
    const before = readFileSync(paths().dev, 'utf8')
    await expect(label({ row: 4 })).rejects.toMatchObject({ code: 'invalid_labels' })
    expect(readFileSync(paths().dev, 'utf8')).toBe(before)
  })
})
