/** The terminal UI over a real store that is empty, old, locked, growing, or deleted while it is looked at. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src/store/index.ts'
import { runTui } from '../../src/tui/index.ts'
import { openDesk, openSession } from '../../src/workbench/index.ts'

function storeIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-tui-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'whetstone.db')
}

/** When the first migration was made, as the journal has it. */
const firstMigration = 1_795_396_224_802

/** A run that goes on, without rows yet. */
function runningRun(store: Store): string {
  return store.createRun({
    ...{ kind: 'eval', task: 'capitals', program: 'capitals', programHash: 'p', datasetPath: 'dev.jsonl' },
    ...{ datasetHash: 'd', model: 'simulated/gpt-5-nano', metric: 'exact', metrics: ['exact'], config: {} },
    ...{ versions: {}, simulated: true, total: 10 },
  }).id
}

function addRow(store: Store, runId: string, index: number): void {
  const own = {
    index,
    exampleId: `city-${index}`,
    repeat: 0,
    inputs: {},
    labels: {},
    calls: [],
    durationMs: 1,
  }
  store.addRows(runId, [{ ...own, prediction: { answer: 'Lima' }, scores: { exact: { value: 1 } } }])
}

/** The program in linear mode: lines in, and what it has said so far. */
async function opened(path: string, route = 'runs') {
  const session = await openSession({ cwd: join(path, '..'), env: {}, tasks: {}, store: path })
  const [input, output] = [new PassThrough(), new PassThrough()]
  let said = ''
  output.on('data', (text) => {
    said += text
  })
  const streams = { stdin: input, stdout: output } as unknown as Pick<
    Parameters<typeof runTui>[0],
    'stdin' | 'stdout'
  >
  const running = runTui({ browser: await openDesk(session), route, isLinear: true, ...streams })
  const see = (text: string | RegExp) => expect.poll(() => said).toMatch(text)
  const send = (line: string) => input.write(`${line}\n`)
  onTestFinished(async () => {
    input.end()
    await running
    await session.close()
  })
  return { see, send }
}

describe('a store', () => {
  it('that is empty is said to be, with the command that fills it', async () => {
    const { see } = await opened(storeIn())
    await see(/No runs yet\.[\s\S]*whetstone demo/)
  })

  it('that grows is followed row by row', async () => {
    const path = storeIn()
    const store = openStore(path)
    onTestFinished(() => store.close())
    const runId = runningRun(store)
    const { see, send } = await opened(path, `run/${runId}`)
    await see('No row is done yet.')
    addRow(store, runId, 3)
    send('R L')
    await see(/> +3 +city-3/)
    await see(/running 10%[\s\S]*exact 100\.0% so far +1\/10 rows/)
    addRow(store, runId, 7)
    send('R')
    await see(/> +7 +city-7/)
  })

  it('that another process is writing to is read all the same', async () => {
    const path = storeIn()
    const store = openStore(path)
    runningRun(store)
    store.close()
    const { see, send } = await opened(path)
    await see('1 run')
    const other = new Database(path)
    onTestFinished(() => void other.close())
    other.exec('BEGIN IMMEDIATE')
    send('R enter')
    await see('No row is done yet.')
  })

  it('that was written by an older version is brought up to date', async () => {
    const path = storeIn()
    const db = new Database(path)
    db.exec(readFileSync(new URL('../../drizzle/0000_init.sql', import.meta.url), 'utf8'))
    db.exec(
      'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
    )
    db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('', firstMigration)
    db.close()
    const { see, send } = await opened(path)
    await see('No runs yet.')
    const store = openStore(path)
    runningRun(store)
    store.close()
    send('R')
    await see('1 run')
  })

  /** A store of many rows, looked at, then handled by `harm`. */
  async function harmed(harm: (path: string) => void) {
    const path = storeIn()
    const store = openStore(path)
    const runId = runningRun(store)
    for (let i = 0; i < 300; i++) addRow(store, runId, i)
    store.close()
    const terminal = await opened(path)
    await terminal.see('1 run')
    harm(path)
    terminal.send('R enter')
    return terminal
  }

  it('that is overwritten is told of in words', async () => {
    const { see } = await harmed((path) => writeFileSync(path, 'no database'))
    await see(/The store cannot be read\.[\s\S]*whetstone\.db/)
  })

  it('that is deleted is read as long as it is open', async () => {
    const { see } = await harmed((path) => rmSync(path))
    await see('city-0')
  })
})
