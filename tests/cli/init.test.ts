/** A new project works at once, offline: its evaluation and its own test, as a user would type them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

it('evaluates, compiles and tests without an install', async () => {
  const cwd = temporaryFolder()
  const { code, out } = await whetstone(['init', 'triage'], { cwd })
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('npx whetstone eval triage') })
  const project = join(cwd, 'triage')
  const bin = join(project, 'node_modules', '.bin')
  const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, OPENAI_API_KEY: '' }
  const run = (...argv: string[]) =>
    JSON.parse(
      execFileSync(join(bin, 'whetstone'), [...argv, '--json'], { cwd: project, env, encoding: 'utf8' }),
    )
  expect(run('eval', 'triage')).toMatchObject({
    n: 8,
    scored: 8,
    errors: 0,
    model: 'simulated/gpt-5-nano',
    simulated: true,
  })
  expect(run('compile', 'triage', '--k', '4')).toMatchObject({
    name: 'triage-labeled-few-shot',
    parts: { self: { demos: 4 } },
  })
  expect(run('eval', 'triage-labeled-few-shot')).toMatchObject({ scored: 8 })
  const test = spawnSync(join(bin, 'node'), ['--test'], { cwd: project, env, encoding: 'utf8' })
  expect(test.stdout).toMatch(/pass 3/)
  expect(test.status).toBe(0)
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
  const types = spawnSync(tsc, ['-p', '.'], { cwd: project, env, encoding: 'utf8' })
  expect(types).toMatchObject({ stdout: '', status: 0 })
  const examples = ['train', 'dev'].flatMap((split) =>
    readFileSync(join(project, 'data', `${split}.jsonl`), 'utf8')
      .trim()
      .split('\n'),
  )
  expect(examples).toHaveLength(12)
})

it('writes nothing over what is there', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'mine'))
  writeFileSync(join(cwd, 'mine', 'triage.ts'), 'mine')
  const { code, err } = await whetstone(['init', 'mine'], { cwd })
  expect(code).toBe(2)
  expect(err).toMatch(/found triage\.ts.*nothing was written/)
  expect(readFileSync(join(cwd, 'mine', 'triage.ts'), 'utf8')).toBe('mine')
  expect(existsSync(join(cwd, 'mine', 'package.json'))).toBe(false)
})
