/** Doing things in the terminal: the built program on a real store, with simulated models behind a real endpoint. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { whetstone } from '../cli/run.ts'
import { built } from './built.ts'
import { hasTmux, openTerminal, type Terminal } from './tmux.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-doing-'))
const store = join(folder, 'runs/whetstone.db')
let program = ''
let endpoint: ChildProcess | undefined
let address = ''
let terminal: Terminal | undefined

interface RunEntry {
  readonly run: string
  readonly n: number
  readonly status: string
  readonly model: string
}

/** The runs of the store, newest first, as another process sees them. */
async function runs(): Promise<readonly RunEntry[]> {
  const { out } = await whetstone(['runs', 'list', '--json', '--store', store], { cwd: folder })
  return JSON.parse(out).runs
}

/** A model behind a real endpoint that takes its time, so that a run can be seen going on. */
async function slowModels(): Promise<string> {
  endpoint = spawn(process.execPath, [program, 'simulate', '--port', '0', '--latency', '250'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: endpoint.stdout as NodeJS.ReadableStream })) {
    const found = /http:\/\/\S+/.exec(line)
    if (found) return found[0]
  }
  throw new Error('expected the endpoint to tell its address')
}

/** Opens the program and waits for its first frame. */
async function open({ route = 'runs', env = '' } = {}): Promise<Terminal> {
  const setting = `OPENAI_BASE_URL=${address} OPENAI_API_KEY=any WHETSTONE_CONCURRENCY=2 ${env}`
  const command = `${setting} ${process.execPath} ${program} tui ${route} --store ${store}`
  terminal = openTerminal({ command, cwd: folder, columns: 90, rows: 26 })
  await terminal.see(/Whetstone › Runs/)
  return terminal
}

describe.skipIf(!hasTmux())('in a terminal', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    program = built(folder)
    address = await slowModels()
    const { code, err } = await whetstone(
      ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--limit', '6', '--store', store],
      { cwd: folder },
    )
    expect(code, err).toBe(0)
  }, 120_000)
  afterEach(() => {
    terminal?.close()
    terminal = undefined
  })
  afterAll(() => {
    endpoint?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  it('an evaluation is started from the palette, its price agreed to, and seen to its end', async () => {
    const { see, send } = await open()
    send(':', 'eval')
    await see(/› evaluate a task or a program/)
    send('Enter')
    await see(/── Evaluate ─/)
    send('Tab', 'C-u', 'simulated/gpt-5-mini', 'Tab', 'Tab', '5')
    await see(/\$ whetstone eval hmw --model simulated\/gpt-5-mini --limit 5/)
    send('Enter')
    await see(/5 rows, simulated: nobody is billed/)
    expect(await runs()).toHaveLength(1)
    send('y')
    await see(/done: hmw_quality \d+\.\d% of 5 rows, simulated \$/)
    expect((await runs())[0]).toMatchObject({ model: 'simulated/gpt-5-mini', n: 5, status: 'done' })
  })

  it('a run is stopped on q, and resumed later without paying a row twice', async () => {
    const first = await open()
    first.send('E')
    await first.see(/── Evaluate ─/)
    first.send('Tab', 'C-u', 'gpt-5-nano', 'Tab', 'Tab', '24', 'Enter')
    await first.see(/Cost: 24 rows, cost unknown/)
    first.send('y')
    await first.see(/hmw on openai\/gpt-5-nano +[1-9]\d?\/24 +\d/)
    await first.see(/running [1-9]\d?%[\s\S]* so far +[1-9]\d?\/24 rows/)
    first.send('q')
    await first.see(/Stop the runs under way and quit\?[\s\S]*whetstone runs resume/)
    first.send('y')
    await first.see(/left with 0/)
    first.close()
    const [stopped] = await runs()
    expect(stopped?.status).toBe('interrupted')

    const { see, send } = await open()
    send('r')
    await see(new RegExp(`Resume [\\s\\S]*about \\$\\d[\\s\\S]*\\(${24 - (stopped?.n ?? 0)} rows at`))
    send('y')
    await see(/done: hmw_quality \d+\.\d% of 24 rows/)
    expect((await runs())[0]).toMatchObject({ run: stopped?.run, n: 24, status: 'done' })
  })

  it('ctrl-c says that a second one stops at once, and does; the run can be resumed', async () => {
    const { see, send } = await open()
    send('E')
    await see(/── Evaluate ─/)
    send('Tab', 'C-u', 'gpt-5-mini', 'Enter')
    await see(/Cost: 84 rows/)
    send('y')
    await see(/openai\/gpt-5-mini +[1-9]\d?\/84/)
    send('C-c')
    await see(/ctrl-c again within 2 s quits at once; 1 run can be resumed later/)
    send('C-c')
    await see(/left with 130/)
    expect((await runs())[0]).toMatchObject({ model: 'openai/gpt-5-mini', status: 'interrupted' })
  })

  it('marked rows are asked anew, as a run of their own', async () => {
    const done = (await runs()).find(({ model }) => model === 'simulated/gpt-5-mini')?.run
    const { see, send } = await open({ route: `run/${done}` })
    await see(/^› +0 /m)
    send('Space', 'j', 'Space', 'r')
    await see(/Ask 2 rows of \w+ anew\?[\s\S]*2 rows at \$/)
    send('y')
    await see(/done: hmw_quality \d+\.\d% of 2 rows/)
    const [newest] = await runs()
    const { out } = await whetstone(['runs', 'show', newest?.run ?? '', '--json', '--store', store])
    expect(JSON.parse(out)).toMatchObject({ n: 2, cached: 0, status: 'done' })
  })

  it('a run is blessed, and the blessing taken back', async () => {
    const { see, send } = await open()
    const blessed = () => JSON.parse(readFileSync(join(folder, 'runs/blessed.json'), 'utf8'))
    send('b')
    await see(/Make \w+ the baseline of hmw\?/)
    send('y')
    await see(/is the baseline of hmw/)
    expect(blessed()).toEqual({ hmw: (await runs())[0]?.run })
    send('u')
    await see(/taken back/)
    expect(blessed()).toEqual({})
  })

  it('a run is written as a report, and a program exported', async () => {
    const { see, send } = await open()
    send('x')
    await see(/── Report ─/)
    send('Enter')
    await see(/Written: exports\//)
    expect(readdirSync(join(folder, 'runs/exports')).join()).toMatch(/\.html/)
    send(':', 'export the')
    await see(/› export the program/)
    send('Enter')
    await see(/── Export ─/)
    send('Tab', 'C-u', 'prompt', 'Tab', 'out/hmw.json', 'Enter')
    await see(/hmw as prompt: out\/hmw\.json/)
    expect(existsSync(join(folder, 'out/hmw.json'))).toBe(true)
  })

  it('a program is compiled and looked at', async () => {
    const { see, send } = await open({ route: 'data' })
    await see(/hmw +(train|dev)/)
    send('C')
    await see(/── Compile ─/)
    send('Tab', '2', 'Enter')
    await see(/hmw-labeled-few-shot: 2 demos/)
  })

  it('a run is deleted by typing its name, and by nothing else', async () => {
    const before = await runs()
    const { see, send } = await open()
    const name = (before[0]?.run ?? '').slice(-4)
    send('D')
    await see(new RegExp(`Type ${name} and enter`))
    send('y', 'Enter')
    await see(/Not done: type/)
    expect(await runs()).toHaveLength(before.length)
    send('C-u', name, 'Enter')
    await see(new RegExp(`${name} is gone with`))
    expect((await runs()).map(({ run }) => run)).toEqual(before.slice(1).map(({ run }) => run))
  })

  it('what is shown is copied, and opened in pager and editor, which give the terminal back', async () => {
    const editor = join(folder, 'editor.sh')
    writeFileSync(editor, `#!/bin/sh\ncp "$1" ${folder}/edited.json\n`, { mode: 0o755 })
    const { see, send, clipboard } = await open({ route: 'run/latest', env: `PAGER=less EDITOR=${editor}` })
    await see(/^› +0 /m)
    send('y')
    await see(/Copied: prediction/)
    expect(clipboard()).toContain('hmw_questions:')
    send('o')
    await see(/^hmw_questions:/m)
    send('q')
    await see(/Whetstone › Runs/)
    send('e')
    await expect.poll(() => existsSync(join(folder, 'edited.json'))).toBe(true)
    await see(/Whetstone › Runs/)
    expect(JSON.parse(readFileSync(join(folder, 'edited.json'), 'utf8'))).toHaveProperty('prediction')
  })
})
