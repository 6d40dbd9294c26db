/** Kept programs: names that move and move back, changes that are noticed, differences. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AnyProgram, predict, signature } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { keepProgram } from './keep-program.ts'
import { hashProgram } from './program-file.ts'
import { diffPrograms, listPrograms, nameProgram, showProgram, undoName, verifyPrograms } from './programs.ts'
import { openSession, type Session } from './session.ts'
import { programPath, resolveTarget } from './target.ts'
import { base, best, better, keptPrograms, task } from './test-support.ts'

let folder: string
let session: Session
let warnings: string[]

beforeEach(async () => {
  ;({ folder, session, warnings } = await keptPrograms())
})

const pathOf = (program: AnyProgram) => programPath(session, hashProgram(program))

describe('names', () => {
  it('point at programs, move, and move back step by step', async () => {
    await nameProgram(session, 'qa@production', 'better')
    await nameProgram(session, 'qa@production', 'best')
    await nameProgram(session, 'qa@production', 'qa')
    const pointed = async () => (await resolveTarget(session, 'qa@production')).programHash
    expect(await pointed()).toBe(hashProgram(base))
    expect(await undoName(session, 'qa@production')).toMatchObject({ from: hashProgram(base), undo: true })
    expect(await pointed()).toBe(hashProgram(best))
    await undoName(session, 'qa@production')
    expect(await pointed()).toBe(hashProgram(better))
    expect(await undoName(session, 'qa@production')).toMatchObject({ hash: null })
    await expect(pointed()).rejects.toMatchObject({ code: 'unknown_program' })
    await expect(undoName(session, 'qa@production')).rejects.toMatchObject({ code: 'unknown_name' })
    const log = readFileSync(join(session.paths.programs, 'names.jsonl'), 'utf8')
    expect(log.trim().split('\n')).toHaveLength(6)
  })

  it('go on after an undo where it led', async () => {
    for (const ref of ['better', 'best']) await nameProgram(session, 'qa@a', ref)
    await undoName(session, 'qa@a')
    await nameProgram(session, 'qa@a', 'qa')
    expect(await undoName(session, 'qa@a')).toMatchObject({ hash: hashProgram(better) })
  })

  it('survive a line that was torn', async () => {
    await nameProgram(session, 'qa@a', 'better')
    await appendFile(join(session.paths.programs, 'names.jsonl'), '\n{"at":"20')
    await nameProgram(session, 'qa@b', 'best')
    expect((await resolveTarget(session, 'qa@a')).programHash).toBe(hashProgram(better))
    expect((await resolveTarget(session, 'qa@b')).programHash).toBe(hashProgram(best))
    expect(warnings[0]).toContain('names.jsonl:3')
  })

  it.each([
    ['production', 'better', 'invalid_name'],
    ['qa@', 'better', 'invalid_name'],
    ['other@production', 'better', 'other_task'],
    ['qa@production', 'bettr', 'unknown_program'],
  ])('refuse %s for %s', async (name, ref, code) => {
    await expect(nameProgram(session, name, ref)).rejects.toMatchObject({ code })
  })

  it('lead to nothing else when the file has changed', async () => {
    await nameProgram(session, 'qa@a', 'better')
    const text = readFileSync(pathOf(better), 'utf8')
    writeFileSync(pathOf(better), text.replace('Be short', 'Be bold'))
    await expect(resolveTarget(session, 'qa@a')).rejects.toMatchObject({ code: 'program_changed' })
    rmSync(pathOf(better))
    expect((await resolveTarget(session, 'qa@a')).programHash).toBe(hashProgram(better))
  })
})

describe('verify', () => {
  it('finds all sound that was kept', async () => {
    expect((await verifyPrograms(session, [])).map(({ status }) => status)).toEqual(['sound', 'sound'])
  })

  it('notices a change of any byte', async () => {
    const whole = readFileSync(pathOf(better))
    for (let i = 0; i < whole.length; i += 1) {
      const changed = Buffer.from(whole)
      changed[i] = (whole[i] ?? 0) === 32 ? 9 : (whole[i] ?? 0) ^ 1
      writeFileSync(pathOf(better), changed)
      const [check] = await verifyPrograms(session, [hashProgram(better)])
      expect({ i, status: check?.status }).not.toEqual({ i, status: 'sound' })
    }
  })

  it('notices keys in another order', async () => {
    const { lineage, ...file } = JSON.parse(readFileSync(pathOf(better), 'utf8'))
    writeFileSync(pathOf(better), `${JSON.stringify({ lineage, ...file }, null, 2)}\n`)
    const [check] = await verifyPrograms(session, [hashProgram(better)])
    expect(check?.status).toBe('changed')
  })

  it('is not needed to be warned of a changed file that is named; one written by hand is no changed one', async () => {
    const text = readFileSync(pathOf(better), 'utf8')
    writeFileSync(join(folder, 'changed.json'), text.replace('Be short', 'Be bold'))
    const { digest: _digest, ...own } = JSON.parse(text)
    writeFileSync(join(folder, 'own.json'), JSON.stringify(own))
    await resolveTarget(session, pathOf(better))
    await resolveTarget(session, 'own.json')
    expect(warnings).toEqual([])
    await resolveTarget(session, 'changed.json')
    expect(warnings).toEqual([expect.stringContaining('changed.json: the program file was changed after')])
  })

  it.each<[string, () => void, string]>([
    ['a file cut short', () => truncateSync(pathOf(better), 50), 'unreadable'],
    ['a file under another hash', () => writeFileSync(pathOf(better), readFileSync(pathOf(best))), 'changed'],
    [
      'a file without digest',
      () => writeFileSync(pathOf(better), '{"schemaVersion":1,"name":"x","state":{}}'),
      'changed',
    ],
    ['prototype keys', () => writeFileSync(pathOf(better), '{"a":[{"__proto__":1}]}'), 'unreadable'],
  ])('knows %s', async (_name, spoil, status) => {
    spoil()
    const [check] = await verifyPrograms(session, [hashProgram(better)])
    expect(check).toMatchObject({ status, reason: expect.any(String) })
  })

  it('tells a file of a task that has changed, or is not there', async () => {
    const changed = { ...task, program: predict(signature('question -> answer, source')) as AnyProgram }
    const check = async (tasks: Record<string, Task>) => {
      const other = await openSession({ cwd: folder, env: {}, tasks })
      const [found] = await verifyPrograms(other, [])
      await other.close()
      return found?.status
    }
    expect(await check({ qa: changed })).toBe('other_code')
    expect(await check({})).toBe('unknown_task')
  })
})

describe('list, show, diff', () => {
  it('list what the store knows and files that were copied here', async () => {
    await nameProgram(session, 'qa@production', 'better')
    const copied = base.withState({ self: { instructions: 'Copied.', demos: [] } })
    const other = await openSession({ cwd: folder, env: {}, store: 'runs/other.db', tasks: { qa: task } })
    await keepProgram(other, { program: copied, task: 'qa', name: 'mine', lineage: {} })
    await other.close()
    const entries = await listPrograms(session)
    expect(entries.map(({ hash }) => hash)).toEqual([best, better, copied].map(hashProgram))
    expect(entries[1]).toMatchObject({
      name: 'better',
      task: 'qa',
      parent: hashProgram(base),
      names: ['qa@production'],
    })
  })

  it('show lineage and prompt', async () => {
    const report = await showProgram(session, 'best')
    expect(report).toMatchObject({
      program: hashProgram(best),
      lineage: { parent: hashProgram(better) },
      path: pathOf(best),
      check: { status: 'sound' },
    })
    expect(report.steps[0]?.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ])
    expect(await showProgram(session, 'qa')).toMatchObject({ lineage: null, path: null, check: null })
  })

  it('differ from the parent by default, line by line and demo by demo', async () => {
    const { a, b, parts } = await diffPrograms(session, 'best')
    expect([a.program, b.program]).toEqual([better, best].map(hashProgram))
    expect(parts).toEqual([
      {
        part: 'self',
        instructions: [
          { sign: ' ', text: 'Answer well.' },
          { sign: '-', text: 'Be short.' },
          { sign: '+', text: 'Be brief.' },
        ],
        demos: { added: [{ id: expect.any(String), words: 'b' }], removed: [], kept: 1, reordered: false },
      },
    ])
    const back = await diffPrograms(session, 'best', 'qa')
    expect(back.parts[0]?.demos.removed.map(({ words }) => words)).toEqual(['What is a fjord?', 'b'])
  })

  it('say where a parent is missing', async () => {
    const orphan = base.withState({ self: { instructions: 'Alone.', demos: [] } })
    await keepProgram(session, {
      program: orphan,
      task: 'qa',
      name: 'orphan',
      lineage: { parent: 'f'.repeat(64) },
    })
    await expect(diffPrograms(session, 'orphan')).rejects.toMatchObject({ code: 'unknown_program' })
  })
})

it('finds a kept program also where a file or folder is called so', async () => {
  writeFileSync(join(folder, 'better'), 'an export, say')
  expect((await resolveTarget(session, 'better')).programHash).toBe(hashProgram(better))
})
