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

  it('know the program of the task as their parent', async () => {
    const { program, parent } = await desk.family(hash)
    expect([program.program, parent?.name]).toEqual([hash, 'hmw'])
    expect(program.steps[0]?.messages.length).toBeGreaterThan(parent?.steps[0]?.messages.length ?? 0)
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
    expect(entries[0]?.examples).toHaveLength(5)
  })

  it('say what is wrong with a file', async () => {
    const tasks = { hmw: { ...hmwTask, dev: join(folder, 'none.jsonl') } }
    const other = await openDesk(await openSession({ cwd: folder, env: {}, tasks }))
    expect((await other.datasets())[1]?.problem).toContain('none.jsonl')
  })
})
