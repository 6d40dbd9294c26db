/** A run whose disk fills up ends with a clear error, keeps what it had, and goes on to the figures of a run in one go. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { type EvalReport, evaluateTask } from '../../src/workbench/index.ts'
import { temporaryFolder } from '../cli/run.ts'
import { countingEndpoint } from './counting-endpoint.ts'
import { sessionIn, writeExamples } from './project.ts'

const rows = 300
const child = fileURLToPath(new URL('./disk-child.ts', import.meta.url))

/** Runs a shell that may mount what nobody else sees, where the system allows it. */
const ownNameSpace = ['unshare', '-Urm', 'sh', '-c']

const situations = [
  {
    what: 'a limit on the size of files',
    isThere: process.platform !== 'win32',
    argv: ['sh', '-c', '(ulimit -f 2400; "$@"); "$@"', 'sh'],
  },
  {
    what: 'a file system without space',
    isThere: canMount(),
    argv: [
      ...ownNameSpace,
      'mount -t tmpfs -o size=32m tmpfs runs; head -c 31m /dev/zero > runs/filler; "$@"; rm runs/filler; "$@"',
      'sh',
    ],
  },
]

/** A file system of a few megabytes needs a name space of its own. */
function canMount(): boolean {
  try {
    const [shell = '', ...words] = ownNameSpace
    execFileSync(shell, [...words, 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What has to be equal whether the disk was full or not. */
function figures({ run: _run, startedAt: _at, durationMs: _ms, latencyMs: _latency, ...rest }: EvalReport) {
  return rest
}

for (const { what, isThere, argv } of situations)
  it.runIf(isThere)(`survives ${what}`, { timeout: 180_000 }, async () => {
    const folder = temporaryFolder()
    writeExamples(folder, rows)
    mkdirSync(join(folder, 'runs'))
    const endpoint = await countingEndpoint((question) => ({
      text: Number(question.slice(1)) % 3 === 0 ? 'Rome' : 'Lima',
    }))
    onTestFinished(() => endpoint.close())
    const [shell = '', ...words] = argv
    const node = [process.execPath, '--no-warnings', child, folder, endpoint.url]
    const { stdout } = await promisify(execFile)(shell, [...words, ...node], { cwd: folder })
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const message = expect.stringMatching(/the disk is full|the disk cannot be read or written/)
    expect(first.error).toMatchObject({ name: 'InputError', code: 'store_unusable', message })
    expect(second.found.status).toBe('interrupted')
    expect(second.found.rows).toBeGreaterThan(0)
    expect(second.found.rows).toBeLessThan(rows)
    const askedAgain = [...endpoint.asked.values()].filter((times) => times > 1).length
    expect(askedAgain).toBeLessThanOrEqual(4)
    const session = await sessionIn(temporaryFolder(), { url: endpoint.url })
    onTestFinished(() => session.close())
    writeExamples(session.cwd, rows)
    const whole = await evaluateTask(session, { target: 'capitals' })
    expect(figures(second.report)).toEqual(figures(whole))
  })
