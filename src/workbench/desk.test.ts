/** What a desk tells of programs and datasets, over a real store and the shipped data. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hmwTask } from '../generators/index.ts'
import { compileProgram } from './compile-program.ts'
import { type Desk, openDesk } from './desk.ts'
import { evaluateTask } from './evaluate-task.ts'
import { openSession, type Session } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-desk-'))
let session: Session
let desk: Desk
let hash = ''

beforeAll(async () => {
  session = await openSession({ cwd: folder, env: {}, tasks: { hmw: hmwTask } })
  hash = (await compileProgram(session, { target: 'hmw', optimizer: 'labeled-few-shot', k: 2 })).program
  for (const model of ['simulated/gpt-5-nano', 'simulated/gpt-5-mini', 'simulated/gpt-5-nano'])
    await evaluateTask(session, { target: hash, model, limit: 2 })
  desk = await openDesk(session)
})
afterAll(async () => {
  await session.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('programs', () => {
  it('have the newest score of each model', async () => {
    const [card] = await desk.programs()
    expect(card).toMatchObject({ hash, task: 'hmw', optimizer: 'labeled-few-shot' })
    expect(card?.scores.map(({ model }) => model)).toEqual(['simulated/gpt-5-nano', 'simulated/gpt-5-mini'])
    expect(card?.scores[0]?.run).toBe(desk.run('latest').id)
  })

  it('find the program of a task by its hash too', async () => {
    const { parent } = await desk.family(hash)
    expect((await desk.family(parent?.program ?? '')).program.name).toBe('hmw')
  })

  it('know the program of the task as their parent', async () => {
    const { program, parent } = await desk.family(hash)
    expect([program.program, parent?.name]).toEqual([hash, 'hmw'])
    expect(program.steps[0]?.messages.length).toBeGreaterThan(parent?.steps[0]?.messages.length ?? 0)
  })
})

describe('optimizations', () => {
  it('are the compiles of the store with what they learned from', async () => {
    const [made, ...others] = await desk.optimizations()
    expect(others).toEqual([])
    expect(made).toMatchObject({ hash, optimizer: 'labeled-few-shot', options: { k: 2, seed: 0 } })
    expect([made?.trainset?.size, made?.validation]).toEqual([44, undefined])
  })

  it('have the candidates of a validation, and none of what was written by hand', async () => {
    const { validation } = await compileProgram(session, {
      ...{ target: 'hmw', optimizer: 'labeled-few-shot', k: 2, name: 'scored' },
      ...{ val: hmwTask.dev, model: 'simulated/gpt-5-nano' },
    })
    const store = await session.store()
    const { state } = hmwTask.program
    store.putProgram({
      hash: 'x1',
      name: 'foreign',
      task: 'hmw',
      state,
      lineage: { optimizer: 'o', validation: 1 },
    })
    store.putProgram({
      hash: 'x2',
      name: 'brought',
      task: 'hmw',
      state,
      lineage: { optimizer: 'o', imported: {} },
    })
    const told = (await desk.optimizations()).map((one) => [one.name, one.validation])
    expect(told.slice(0, 2)).toEqual([
      ['foreign', undefined],
      ['scored', validation],
    ])
  })
})

describe('datasets', () => {
  it('have size, card and examples', async () => {
    const entries = await desk.datasets()
    expect(entries.map(({ role, problem }) => [role, problem])).toEqual([
      ['train', undefined],
      ['dev', undefined],
    ])
    expect(entries[1]).toMatchObject({ size: 84, leaks: [] })
    expect(entries[1]?.card?.text).toContain('"licence"')
    expect(entries.map(({ examples }) => examples.length)).toEqual([44, 50])
    expect(entries[0]).toMatchObject({ from: 'task', copies: [], near: [] })
  })

  it('hold what was labelled, after the sets of the task', async () => {
    const { undo } = await desk.label({ run: 'latest', row: 0, verdict: 'accepted' })
    const labelled = (await desk.datasets())[2]
    expect(labelled).toMatchObject({ task: 'hmw', role: 'dev', from: 'labels', size: 1, leaks: [] })
    await undo()
    expect(await desk.datasets()).toHaveLength(2)
  })

  it('say what is wrong with a file', async () => {
    const tasks = { hmw: { ...hmwTask, dev: join(folder, 'none.jsonl') } }
    const other = await openDesk(await openSession({ cwd: folder, env: {}, tasks }))
    expect((await other.datasets())[1]?.problem).toContain('none.jsonl')
  })
})
