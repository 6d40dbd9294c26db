/** Programs from files: our own, exported prompts, DSPy's; what they hold besides, and what is refused. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { AnyProgram } from '../engine/index.ts'
import { exportProgram } from './export-program.ts'
import { importProgram } from './import-program.ts'
import { hashProgram } from './program-file.ts'
import { listPrograms } from './programs.ts'
import type { Session } from './session.ts'
import { programPath } from './target.ts'
import { best, better, keptPrograms } from './test-support.ts'

let folder: string
let session: Session

beforeEach(async () => {
  ;({ folder, session } = await keptPrograms())
})

const pathOf = (program: AnyProgram) => programPath(session, hashProgram(program))

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
