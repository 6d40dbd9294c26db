/** Places that take no file: a clear error, exit 2, and nothing half-written. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from '../cli/run.ts'

const evalHmw = ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--limit', '2', '--quiet']
const isLinux = process.platform === 'linux'

it('names each place that a report cannot be written to', async () => {
  const cwd = temporaryFolder()
  await whetstone(evalHmw, { cwd })
  mkdirSync(join(cwd, 'folder.html'))
  writeFileSync(join(cwd, 'file'), 'kept')
  const before = readdirSync(cwd)
  const places = [
    { path: 'folder.html', told: /it is a folder/ },
    { path: 'file/report.html', told: /EEXIST|ENOTDIR/ },
    // A system folder that takes nothing, and of which Node's own mkdir never returns.
    ...(isLinux ? [{ path: '/proc/none/report.html', told: /\/proc\/none/ }] : []),
    ...(isLinux ? [{ path: '/proc/report.html', told: /\/proc\/report\.html/ }] : []),
  ]
  for (const { path, told } of places) {
    const { code, out, err } = await whetstone(['runs', 'report', 'latest', '-o', path, '--json'], { cwd })
    expect({ path, code, out }).toEqual({ path, code: 2, out: '' })
    const { error } = JSON.parse(err)
    expect(error).toMatchObject({ code: 'unwritable', message: expect.stringMatching(told) })
  }
  expect(readdirSync(cwd)).toEqual(before)
})

it('makes the folders above a report', async () => {
  const cwd = temporaryFolder()
  await whetstone(evalHmw, { cwd })
  expect(await whetstone(['runs', 'report', 'latest', '-o', 'a/b/c.md'], { cwd })).toMatchObject({ code: 0 })
  expect(readdirSync(join(cwd, 'a/b'))).toEqual(['c.md'])
})

it.runIf(isLinux)('says of a store that its folder cannot be made', async () => {
  const { code, err } = await whetstone([...evalHmw, '--store', '/proc/none/runs.db'])
  expect(code).toBe(2)
  expect(err).toMatch(/^error: store \/proc\/none\/runs\.db: its folder cannot be made/)
})
