/** The terminal UI as a user meets it: the built program in a real terminal, from the first frame to the last. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { whetstone } from '../cli/run.ts'
import { built } from './built.ts'
import { hasTmux, openTerminal, type Terminal } from './tmux.ts'

const isThere = hasTmux()
if (!isThere) console.warn('tests/tui: skipped, there is no tmux on this machine')

const folder = mkdtempSync(join(tmpdir(), 'whetstone-tui-'))
const store = join(folder, 'runs/whetstone.db')
let program = ''
let terminal: Terminal | undefined

/** Opens the program and waits for its first frame. */
function open({ route = 'runs', columns = 100, rows = 30 } = {}): Terminal {
  const command = `${process.execPath} ${program} tui ${route} --store ${store}`
  terminal = openTerminal({ command, cwd: folder, columns, rows })
  return terminal
}

describe.skipIf(!isThere)('the program in a terminal', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    program = built(folder)
    const models = 'simulated/gpt-5-nano,simulated/gpt-5-mini'
    const { code, err } = await whetstone(['compare', 'hmw', '--models', models, '--store', store], {
      cwd: folder,
    })
    expect(code, err).toBe(0)
  }, 120_000)
  afterEach(() => {
    terminal?.close()
    terminal = undefined
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('browses from the runs to a row, and opens its exact prompt', async () => {
    const { see, send } = open()
    await see(/Whetstone › Runs +2 runs/)
    send('j')
    await see(/^› .*gpt-5-nano/m)
    send('Enter')
    await see(/hmw_quality +\d+\.\d%/)
    send(']', 'Enter')
    await see(/\[Overview\][\s\S]*Prediction/)
    send('Tab')
    const prompt = await see(/\[Messages\][\s\S]*call 1 of 1/)
    expect(prompt).toMatch(/system/)
    send('Escape')
    await see(/\[Failing/)
  })

  it('filters by text as it is typed', async () => {
    const { see, send } = open({ route: 'run/latest' })
    await see(/example +score/)
    send('/', 'zzzz')
    await see(/\/ zzzz│ +0 of \d+ rows/)
    send('Escape')
    await see(/^› +0 /m)
  })

  it('compares two marked runs, and shows both prompts of a flip', async () => {
    const { see, send } = open({ columns: 120, rows: 40 })
    await see(/2 runs/)
    send('Space', 'j', 'Space', 'c')
    const verdict = await see(/is better than|Cannot tell/)
    expect(verdict).toMatch(/B - A \+?-?\d+\.\d points/)
    await see(/^› +\d+ +[✓✗] (better|worse)/m)
    send('Enter')
    await see(/\[Predictions\]/)
    send('d', 'Tab', 'Tab', 'Tab')
    await see(/\[Prompt A\][\s\S]*call 1 of 1/)
    send('Tab')
    await see(/\[Prompt B\][\s\S]*gpt-5-mini/)
  })

  it('shows programs and data by digits', async () => {
    const { see, send } = open()
    await see(/2 runs/)
    send('3')
    await see(/No compiled programs yet/)
    send('4')
    await see(/hmw +train +\d+ +✓ card/)
    send('Enter')
    await see(/\[Examples\][\s\S]*Inputs/)
    send('5')
    await see(/No optimizer has made anything yet/)
    send('2')
    await see(/B - A/)
  })

  it('opens a comparison from the command line', async () => {
    const { see } = open({ route: 'compare/latest~1/latest' })
    await see(/ A .*gpt-5-nano[\s\S]* B .*gpt-5-mini/)
  })

  it('follows the size of the terminal while it runs', async () => {
    const { see, send, resize } = open({ route: 'run/latest' })
    await see(/hmw_quality/)
    resize(59, 14)
    await see(/Terminal too small: 59x14/)
    resize(140, 40)
    await see(/example[\s\S]*│ +Scores/)
    resize(60, 15)
    const small = await see(/› {2}0/)
    expect(small).not.toMatch(/Terminal too small/)
    send('q')
    await see(/left with 0/)
  })

  it('gives the terminal back on q, with nothing of itself left', async () => {
    const { see, send, unsee } = open()
    await see(/2 runs/)
    send('?')
    await see(/Keys/)
    // Escape and a letter in one go would be alt with that letter.
    send('Escape')
    await unsee(/Keys/)
    send('q')
    const after = await see(/left with 0/)
    expect(after).not.toMatch(/Whetstone ›/)
  })
})
