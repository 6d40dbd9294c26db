/** Programs on the command line: kept, named, exported with proof, and taken in again. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

const dev = fileURLToPath(new URL('../../datasets/hmw.dev.jsonl', import.meta.url))

it('names, shows, compares, verifies and exports a compiled program', async () => {
  const cwd = temporaryFolder()
  const run = (...argv: string[]) => whetstone(argv, { cwd })
  await run('compile', 'hmw', '--k', '2', '--name', 'small')
  await run('compile', 'small', '--k', '3', '--name', 'large')
  expect((await run('programs', 'name', 'hmw@production', 'small')).out).toMatch(
    /^hmw@production points at \w{12}\n$/,
  )
  await run('programs', 'name', 'hmw@production', 'large')
  expect((await run('programs', 'undo', 'hmw@production')).out).toContain(' again (was ')

  const listed = await run('programs', 'list')
  expect(listed.out).toMatch(/^small .* hmw@production$/m)
  const shown = await run('programs', 'show', 'hmw@production')
  expect(shown.out).toContain('--- system\nFrom the research notes')
  const diff = await run('programs', 'diff', 'hmw@production')
  expect(diff.out).toContain('instructions: the same\ndemos: 0 kept, 0 removed, 2 added\n+ ')
  const both = JSON.parse((await run('programs', 'diff', 'small', 'large', '--json')).out)
  expect(both).toMatchObject({ schemaVersion: 1, a: { name: 'small' }, b: { name: 'large' } })

  const exported = await run('export', 'hmw@production', '--to', 'ts', '--verify', dev)
  expect(exported).toMatchObject({ code: 0, out: expect.stringContaining('84 prompts equal byte for byte') })

  const { path } = JSON.parse((await run('programs', 'show', 'small', '--json')).out)
  expect((await run('programs', 'verify')).code).toBe(0)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"seed": 0', '"seed": 1'))
  const changed = await run('programs', 'verify', 'hmw@production')
  expect(changed).toMatchObject({ code: 1, out: expect.stringContaining('changed') })
})

it('writes what DSPy loads, with what its file cannot hold beside it, and reads it again', async () => {
  const cwd = temporaryFolder()
  const run = (...argv: string[]) => whetstone(argv, { cwd })
  await run('compile', 'solutions', '--k', '2', '--name', 'mine')
  const exported = await run('export', 'mine', '--to', 'dspy', '-o', 'mine.json')
  expect(exported.out).toContain(`beside it: ${join(cwd, 'mine.json.whetstone.json')}`)
  expect(exported.err).toContain('prioritize.predict')
  const state = JSON.parse(readFileSync(join(cwd, 'mine.json'), 'utf8'))
  expect(Object.keys(state)).toEqual(['ideate', 'prioritize.predict', 'metadata'])
  const imported = await run('import', 'mine.json', '--task', 'solutions', '--name', 'again')
  expect(imported.out).toMatch(/^again: \w{16} from dspy\n {2}ideate: 2 demos\n {2}prioritize: 2 demos\n/)
  expect((await run('programs', 'diff', 'mine', 'again')).out).toContain('2 kept, 0 removed, 0 added')
  expect((await run('import', 'mine.json', '--task', 'hmw')).code).toBe(2)
  // Under the name of a task nobody could reach it: `eval solutions` is the task as it is declared.
  writeFileSync(join(cwd, 'solutions.json'), readFileSync(join(cwd, 'mine.json')))
  expect((await run('import', 'solutions.json', '--task', 'solutions')).out).toMatch(
    /^solutions-imported: \w{16} from dspy\n/,
  )
})
