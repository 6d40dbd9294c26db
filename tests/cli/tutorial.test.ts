/** The tutorial as a reader types it: every command of it, in order, in one folder. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

const repository = new URL('../../', import.meta.url)
const text = readFileSync(new URL('docs/tutorial.md', repository), 'utf8')

/** The lines of the shell blocks. */
const typed = [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.trim().split('\n'))
/** What the tutorial says it prints, line by line. */
const shown = [...text.matchAll(/^```text\n(.*?)^```/gms)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
)

it('does what it says, and prints what it shows', async () => {
  const cwd = temporaryFolder()
  symlinkSync(new URL('datasets', repository), join(cwd, 'datasets'))
  const env: Record<string, string> = {}
  let printed = ''
  for (const line of typed) {
    const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) {
      env[name] = value
      continue
    }
    const argv = line.replace(/^npx whetstone /, '').split(' ')
    const { code, out, err } = await whetstone(argv, { cwd, env })
    expect({ line, code, err: code === 0 ? '' : err }).toEqual({ line, code: 0, err: '' })
    printed += out
  }
  for (const line of shown) expect(printed).toContain(line.trim())
  for (const file of ['nano-or-mini.html', 'prompt.ts']) expect(existsSync(join(cwd, file))).toBe(true)
})
