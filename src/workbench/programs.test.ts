/** Kept programs: names that move and move back, changes that are noticed, differences, imports. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AnyProgram, predict, signature } from '../engine/index.ts'
import { exactMatch, type Task } from '../evaluate/index.ts'
import { exportProgram } from './export-program.ts'
import { importProgram } from './import-program.ts'
import { keepProgram } from './keep-program.ts'
import { hashProgram } from './program-file.ts'
import { diffPrograms, listPrograms, nameProgram, showProgram, undoName, verifyPrograms } from './programs.ts'
import { openSession, type Session } from './session.ts'
import { programPath, resolveTarget } from './target.ts'

const base = predict(signature('question -> answer')) as AnyProgram
const demos = [{ question: 'What is a fjord?', answer: 'An inlet' }]
const better = base.withState({ self: { instructions: 'Answer well.\nBe short.', demos } })
const best = base.withState({
  self: { instructions: 'Answer well.\nBe brief.', demos: [...demos, { question: 'b', answer: 'c' }] },
})
const task: Task = { program: base, metrics: { exact: exactMatch('answer') }, metric: 'exact' }

let folder: string
let session: Session
let warnings: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-programs-'))
  warnings = []
  session = await openSession({
    cwd: folder,
    env: {},
    tasks: { qa: task, other: task },
    onWarning: ({ message }) => warnings.push(message),
  })
  await keepProgram(session, {
    program: better,
    task: 'qa',
    name: 'better',
    lineage: { parent: hashProgram(base) },
  })
  await keepProgram(session, {
    program: best,
    task: 'qa',
    name: 'best',
    lineage: { parent: hashProgram(better) },
  })
})
afterEach(async () => {
  await session.close()
  rmSync(folder, { recursive: true })
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

describe('import', () => {
  it.each(['dspy', 'prompt'])('takes a program back that went out as %s, with its lineage', async (to) => {
    const { path } = await exportProgram(session, { program: 'best', to, out: `out/${to}.json` })
    const report = await importProgram(session, { file: path ?? '', task: 'qa', name: 'back' })
    expect(report).toMatchObject({
      program: hashProgram(best),
      name: 'back',
      format: to,
      parts: { self: { demos: 2 } },
    })
    expect((await session.store()).program('back')?.lineage).toMatchObject({
      parent: hashProgram(better),
      imported: { file: `${to}.json` },
    })
  })

  it('takes program files, and tells where they are of another program', async () => {
    const same = await importProgram(session, { file: pathOf(better), task: 'qa' })
    expect(same).toMatchObject({ program: hashProgram(better), format: 'program', notes: [] })
    const text = readFileSync(pathOf(better), 'utf8').replace('Be short', 'Be bold')
    writeFileSync(join(folder, 'edited.json'), text)
    const edited = await importProgram(session, { file: 'edited.json', task: 'qa' })
    expect(edited).toMatchObject({
      name: 'edited',
      notes: [expect.stringContaining(hashProgram(better).slice(0, 16))],
    })
  })

  it('tells when the messages of a prompt were edited', async () => {
    const { content = '' } = await exportProgram(session, { program: 'best', to: 'prompt', out: '-' })
    const artifact = JSON.parse(content)
    artifact.steps[0].messages[0].content = 'Edited.'
    writeFileSync(join(folder, 'p.json'), JSON.stringify(artifact))
    const { notes } = await importProgram(session, { file: 'p.json', task: 'qa' })
    expect(notes).toEqual([expect.stringContaining('messages of the file are not those of its state')])
  })

  it.each([
    ['not there', undefined, 'program_not_found', 'nothing there'],
    ['no JSON', '{', 'invalid_program', 'expected JSON'],
    ['a list', '[]', 'invalid_program', 'no object'],
    ['something else', '{"a":1,"b":2}', 'invalid_program', 'an object with a, b'],
    ['__proto__', '{"demos":[{"__proto__":{"x":1}}],"signature":{}}', 'invalid_program', '`__proto__`'],
    ['constructor', '{"x":{"constructor":1}}', 'invalid_program', '`constructor`'],
    ['prototype', '{"prototype":1}', 'invalid_program', '`prototype`'],
    ['nested too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'invalid_program', ''],
    ['a prompt without state', '{"kind":"prompt","schemaVersion":1}', 'invalid_program', 'state'],
    ['a newer program file', '{"schemaVersion":2,"state":{}}', 'invalid_program', 'schemaVersion 1'],
  ])('refuses a file that is %s', async (_name, text, code, message) => {
    if (text !== undefined) writeFileSync(join(folder, 'x.json'), text)
    await expect(importProgram(session, { file: 'x.json', task: 'qa' })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
    expect(await listPrograms(session)).toHaveLength(2)
  })

  it('keeps what a DSPy file holds besides, also where the same state was imported before', async () => {
    const { content = '' } = await exportProgram(session, { program: 'best', to: 'dspy', out: '-' })
    const saved = (model: string) => ({ ...JSON.parse(content), lm: { model, temperature: 0.3 }, mine: [1] })
    for (const name of ['one', 'two']) {
      writeFileSync(join(folder, 'x.json'), JSON.stringify(saved(name)))
      await importProgram(session, { file: 'x.json', task: 'qa', name })
      const again = await exportProgram(session, { program: name, to: 'dspy', out: '-' })
      expect(JSON.parse(again.content ?? '')).toEqual(saved(name))
    }
  })

  it('gives a DSPy file back with its keys in their order', async () => {
    const { content = '' } = await exportProgram(session, { program: 'best', to: 'dspy', out: '-' })
    const { metadata, ...saved } = JSON.parse(content)
    const text = JSON.stringify({ ...saved, lm: { model: 'm' }, metadata, more: 1 }, null, 2)
    writeFileSync(join(folder, 'x.json'), text)
    await importProgram(session, { file: 'x.json', task: 'qa', name: 'again' })
    const again = await exportProgram(session, { program: 'again', to: 'dspy', out: '-' })
    expect(again.content).toBe(`${text}\n`)
  })

  it('calls no program as a task is called, nor as names that move are', async () => {
    const { content = '' } = await exportProgram(session, { program: 'best', to: 'prompt', out: '-' })
    writeFileSync(join(folder, 'qa.prompt.json'), content)
    expect(await importProgram(session, { file: 'qa.prompt.json', task: 'qa' })).toMatchObject({
      name: 'qa-imported',
    })
    for (const name of ['qa', 'qa@production', '']) {
      const options = { file: 'qa.prompt.json', task: 'qa', name }
      await expect(importProgram(session, options)).rejects.toMatchObject({ code: 'invalid_name' })
    }
  })

  it('reads a file with a byte order mark, and refuses one in another encoding', async () => {
    const { content = '' } = await exportProgram(session, { program: 'best', to: 'dspy', out: '-' })
    writeFileSync(join(folder, 'x.json'), `\ufeff${content}`)
    expect(await importProgram(session, { file: 'x.json', task: 'qa' })).toMatchObject({
      program: hashProgram(best),
    })
    writeFileSync(join(folder, 'x.json'), Buffer.from(content.replace('fjord', 'fjörd'), 'latin1'))
    await expect(importProgram(session, { file: 'x.json', task: 'qa' })).rejects.toMatchObject({
      code: 'invalid_program',
      message: expect.stringContaining('UTF-8'),
    })
  })

  it('refuses a file of more than 64 MiB without reading it', async () => {
    writeFileSync(join(folder, 'x.json'), '')
    truncateSync(join(folder, 'x.json'), 64 * 1024 * 1024 + 1)
    await expect(importProgram(session, { file: 'x.json', task: 'qa' })).rejects.toMatchObject({
      message: expect.stringContaining('at most 64 MiB'),
    })
  })
})
