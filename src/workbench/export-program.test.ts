/** The use case of `export`: what is written where, with which lineage and which score. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { predict, signature } from '../engine/index.ts'
import { exactMatch, type Task, tally } from '../evaluate/index.ts'
import type { NewRun, RunStatus } from '../store/index.ts'
import { exportProgram } from './export-program.ts'
import { hashProgram, saveProgram } from './program-file.ts'
import { openSession, type Session } from './session.ts'

const base = predict(signature('question -> answer'))
const better = base.withState({
  self: { instructions: 'Answer well.', demos: [{ question: 'a', answer: 'b' }] },
})
const task: Task = { program: base, metrics: { exact: exactMatch('answer') }, metric: 'exact' }
const lineage = { optimizer: 'by-hand', trainset: { path: '/data/train.jsonl', size: 3 } }

let folder: string
let session: Session
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-export-'))
  session = await openSession({
    cwd: folder,
    env: {},
    tasks: { qa: task, derived: { ...task, prepare: (inputs) => inputs } },
  })
  const store = await session.store()
  store.putProgram({ hash: hashProgram(better), name: 'qa-better', task: 'qa', state: better.state, lineage })
})
afterEach(async () => {
  await session.close()
  rmSync(folder, { recursive: true })
})

async function addRun(
  score: number | null,
  more: Partial<NewRun> = {},
  status: RunStatus = 'done',
): Promise<string> {
  const store = await session.store()
  const run = store.createRun({
    kind: 'eval',
    task: 'qa',
    program: 'qa-better',
    programHash: hashProgram(better),
    datasetPath: 'dev.jsonl',
    datasetHash: 'd',
    model: 'simulated/gpt-5-nano',
    metric: 'exact',
    metrics: ['exact'],
    config: {
      sampling: { temperature: 0.2 },
      defaults: { temperature: 0.7, maxTokens: 100 },
      concurrency: 8,
    },
    versions: {},
    simulated: true,
    ...more,
  })
  const summary = {
    ...tally(['exact']).summary(),
    n: 7,
    metrics: { exact: { score, ci: score === null ? null : ([0.1, 0.9] as const) } },
  }
  store.updateRun(run.id, { status, summary })
  return run.id
}

const exportedPrompt = async (program: string) =>
  JSON.parse((await exportProgram(session, { program, to: 'prompt', out: '-' })).content ?? '')

describe('exportProgram', () => {
  it.each([
    ['prompt', 'qa-better.prompt.json'],
    ['ts', 'qa-better.ts'],
  ])('writes %s among the exports', async (to, file) => {
    const report = await exportProgram(session, { program: 'qa-better', to })
    const path = join(folder, 'runs', 'exports', file)
    expect(report).toEqual({
      schemaVersion: 1,
      program: hashProgram(better),
      name: 'qa-better',
      format: to,
      path,
      bytes: readFileSync(path).byteLength,
      notes: [],
    })
    expect(readFileSync(path, 'utf8')).toContain('Answer well.')
  })

  it('writes where it is told, relative to the working folder', async () => {
    const { path } = await exportProgram(session, { program: 'qa-better', to: 'ts', out: 'src/prompt.ts' })
    expect(path).toBe(join(folder, 'src', 'prompt.ts'))
    expect(readFileSync(join(folder, 'src', 'prompt.ts'), 'utf8')).toContain('export function render')
  })

  it('gives the content back for `-` and writes nothing', async () => {
    const report = await exportProgram(session, { program: 'qa', to: 'ts', out: '-' })
    expect(report).toMatchObject({ path: null, bytes: Buffer.byteLength(report.content ?? '') })
    expect(() => readFileSync(join(folder, 'runs', 'exports', 'qa.ts'))).toThrow('ENOENT')
  })

  it('has no lineage for a task, that of the store for a name or a hash, that of the file for a file', async () => {
    await saveProgram(better, join(folder, 'mine.json'), { task: 'qa', lineage: { optimizer: 'file' } })
    const portable = { optimizer: 'by-hand', trainset: { path: 'train.jsonl', size: 3 } }
    expect(await exportedPrompt('qa')).toMatchObject({ name: 'qa', hash: hashProgram(base), lineage: null })
    expect(await exportedPrompt('qa-better')).toMatchObject({ name: 'qa-better', lineage: portable })
    expect(await exportedPrompt(hashProgram(better).slice(0, 12))).toMatchObject({
      name: 'qa-better',
      lineage: portable,
    })
    expect(await exportedPrompt('mine.json')).toMatchObject({ name: 'mine', lineage: { optimizer: 'file' } })
  })

  it('has the score and the settings of the newest finished evaluation of the same program', async () => {
    await addRun(0.5)
    const run = await addRun(0.75, { model: 'openai/gpt-5-mini', simulated: false })
    await addRun(0.1, { programHash: 'another' })
    await addRun(0.1, {}, 'interrupted')
    await addRun(0.1, { kind: 'compile' })
    await addRun(0.1, { task: 'derived' })
    await addRun(null)
    const { score, steps } = await exportedPrompt('qa-better')
    expect(score).toEqual({
      score: 0.75,
      ci: [0.1, 0.9],
      metric: 'exact',
      n: 7,
      model: 'openai/gpt-5-mini',
      run,
      simulated: false,
    })
    expect(steps[0].settings).toEqual({ model: 'openai/gpt-5-mini', temperature: 0.2, maxTokens: 100 })
  })

  it('has no score and the settings of the environment for a program that was never evaluated', async () => {
    const { score, steps } = await exportedPrompt('qa-better')
    expect(score).toBeNull()
    expect(steps[0].settings).toEqual({ model: 'gpt-5-nano', temperature: 0.7, maxTokens: 3000 })
  })

  it('says that prepare stays behind', async () => {
    const { notes } = await exportProgram(session, { program: 'derived', to: 'ts', out: '-' })
    expect(notes).toEqual([expect.stringContaining('prepare')])
  })

  it.each([
    ['promt', 'did you mean `prompt`?'],
    ['toString', 'known: prompt, ts'],
  ])('refuses the format %s and writes nothing', async (to, advice) => {
    const refused = exportProgram(session, { program: 'qa', to })
    await expect(refused).rejects.toMatchObject({
      code: 'unknown_format',
      message: expect.stringContaining(advice),
    })
    expect(existsSync(join(folder, 'runs', 'exports'))).toBe(false)
  })

  it('makes a file name of any name', async () => {
    const store = await session.store()
    store.putProgram({
      hash: hashProgram(better),
      name: '../team a/qa@v1',
      task: 'qa',
      state: better.state,
      lineage,
    })
    const { path } = await exportProgram(session, { program: '../team a/qa@v1', to: 'ts' })
    expect(path).toBe(join(folder, 'runs', 'exports', '..-team-a-qa@v1.ts'))
  })
})
