/** Someone who has never seen it finds why an example failed under one model and passed under the other, by what the footer says. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whetstone } from '../cli/run.ts'
import { built } from './built.ts'
import { hasTmux, openTerminal, type Terminal } from './tmux.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-newcomer-'))
let program = ''
let terminal: Terminal | undefined

/** Rows of a run that are not perfect, the lowest first. */
async function failing(run: string): Promise<readonly { index: number; score: number }[]> {
  const { out } = await whetstone(['runs', 'show', run, '--rows', '100', '--json'], { cwd: folder })
  return JSON.parse(out).rows
}

/** Number of an example that nano has all wrong and mini all right. */
async function telling(): Promise<number | undefined> {
  const mini = new Set((await failing('latest')).map(({ index }) => index))
  const rows = await failing('latest~1')
  return rows.find(({ index, score }) => score === 0 && !mini.has(index))?.index
}

describe.skipIf(!hasTmux())('an example', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    program = built(folder)
    await whetstone(['demo', '--quiet'], { cwd: folder })
    const models = 'simulated/gpt-5-nano,simulated/gpt-5-mini'
    const { code, err } = await whetstone(['compare', 'hmw', '--models', models], { cwd: folder })
    expect(code, err).toBe(0)
  }, 120_000)
  afterAll(() => {
    terminal?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('tells why it failed under nano and passed under mini, and shows both exact prompts', async () => {
    const number = String(await telling())
    const command = `${process.execPath} ${program} tui`
    terminal = openTerminal({ command, cwd: folder, columns: 120, rows: 34 })
    const { see, send } = terminal
    await see(/5 runs[\s\S]*^ .* c compare/m)
    send('c')
    await see(/gpt-5-mini is better than simulated\/gpt-5-nano[\s\S]* enter open/)
    send('/', ...number, 'Enter')
    await see(new RegExp(`^› +${number} +✓ better .* 0\\.0 .*100\\.0`, 'm'))
    send('Enter')
    const why = await see(/A ✗ 0\.0% .*gpt-5-nano.*B ✓ 100\.0% .*gpt-5-mini[\s\S]* p prompts/)
    expect(why).toMatch(/question \d (does not start|has)/)
    send('p')
    const prompts = await see(/call 1 of 1 .*gpt-5-nano.*│.*call 1 of 1 .*gpt-5-mini/)
    expect(prompts).toMatch(/── system ─+ *│ *── system ─+/)
  })
})
