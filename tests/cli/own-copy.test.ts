/** The program that is installed for all projects hands over to the copy that a project has of its own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from './run.ts'

const bin = fileURLToPath(new URL('../../bin/whetstone.js', import.meta.url))
it.each([
  { flags: [], told: /^whetstone needs Node 22\.18 or newer, this is 20\.1\.0\. Cure.*npm i -D node@24\n$/ },
  {
    flags: ['--json'],
    told: /^\{"error":\{"code":"node_too_old","message":"whetstone needs Node[^\n]*\}\}\n$/,
  },
])('says how to get a Node that will do $flags', ({ flags, told }) => {
  const older = "Object.defineProperty(process.versions, 'node', { value: '20.1.0' })"
  const preload = `data:text/javascript,${encodeURIComponent(older)}`
  const argv = ['--import', preload, bin, 'demo', ...flags]
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(told) })
})

const run = (cwd: string) =>
  spawnSync(process.execPath, [bin, '--version'], { cwd, encoding: 'utf8' }).stdout.trim()

it('runs the copy of the project, or itself where there is none', () => {
  const project = temporaryFolder()
  const copy = join(project, 'node_modules', 'whetstone')
  mkdirSync(join(copy, 'bin'), { recursive: true })
  mkdirSync(join(project, 'src'))
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ name: 'whetstone', type: 'module' }))
  writeFileSync(join(copy, 'bin', 'whetstone.js'), "console.log('the copy, asked', ...process.argv.slice(2))")
  expect(run(project)).toBe('the copy, asked --version')
  expect(run(join(project, 'src'))).toBe('the copy, asked --version')
  expect(run(temporaryFolder())).toMatch(/^\d+\.\d+\.\d+$/)
})
