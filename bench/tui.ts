/** The terminal UI over a run of 100 000 rows: time to its first frame, and from a key to the frame it leads to. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../dist/store/index.js'
import { runTui } from '../dist/tui/index.js'
import { openDesk, openSession } from '../dist/workbench/index.js'
import { exampleInputs } from './examples.ts'

const rows = Number(process.env.BENCH_ROWS ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-tui-'))
const path = join(folder, 'runs.db')

/** Keys, and how often each is pressed. */
const keys = [
  { name: 'down', typed: 'j', times: 60 },
  { name: 'page down', typed: '\x1b[6~', times: 40 },
  { name: 'last', typed: 'G', times: 1 },
  { name: 'failing only', typed: 'f', times: 3 },
] as const

try {
  fill()
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function fill(): void {
  const store = openStore(path)
  const { id } = store.createRun({
    ...{
      kind: 'eval',
      task: 'hmw',
      program: 'hmw',
      programHash: 'p',
      datasetPath: 'dev.jsonl',
      datasetHash: 'd',
    },
    ...{ model: 'simulated/gpt-5-nano', metric: 'exact', metrics: ['exact'], config: {}, versions: {} },
    ...{ simulated: true, total: rows },
  })
  for (let from = 0; from < rows; from += 5000)
    store.addRows(
      id,
      Array.from({ length: Math.min(5000, rows - from) }, (_, i) => row(from + i)),
    )
  store.updateRun(id, { status: 'done', durationMs: 1000 })
  store.close()
}

function row(index: number) {
  return {
    ...{
      index,
      exampleId: `example-${index}`,
      repeat: 0,
      inputs: exampleInputs(index),
      labels: { answer: 'a' },
    },
    ...{ prediction: { hmw_questions: [`How might we shorten the way of visitor ${index}?`] } },
    ...{ scores: { exact: { value: Number(index % 3 === 0) } }, calls: [], durationMs: 900 },
  }
}

async function measure(): Promise<void> {
  const session = await openSession({ cwd: folder, env: {}, tasks: {}, store: path })
  const terminal = fakeTerminal()
  const startedAt = performance.now()
  const done = runTui({
    browser: await openDesk(session),
    route: 'run/latest',
    color: true,
    ...terminal.streams,
  })
  await terminal.drawn('example-0')
  console.log(
    `tui: ${rows} rows: first frame ${(performance.now() - startedAt).toFixed(0)} ms (goal: < 1000)`,
  )
  for (const { name, typed, times } of keys) {
    const took: number[] = []
    for (let i = 0; i < times; i++) took.push(await terminal.press(typed))
    took.sort((a, b) => a - b)
    const at = (q: number) => (took[Math.min(times - 1, Math.floor(q * times))] ?? 0).toFixed(1)
    console.log(`tui: ${name}: key to frame ${at(0.5)} ms p50, ${at(0.95)} ms p95 (goal: < 50)`)
  }
  terminal.type('q')
  await done
  await session.close()
}

/** A terminal of 120 x 40 in memory that tells when something is written to it. */
function fakeTerminal() {
  const queue: string[] = []
  let all = ''
  let heard = (_text: string) => {}
  const write = (text: string, done?: () => void) => {
    all += text
    heard(text)
    done?.()
    return true
  }
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns: 120,
    rows: 40,
    writable: true,
    write,
  })
  const idle = () => {}
  const methods = { setEncoding: idle, setRawMode: idle, resume: idle, pause: idle, ref: idle, unref: idle }
  const stdin = Object.assign(new EventEmitter(), {
    isTTY: true,
    ...methods,
    read: () => queue.shift() ?? null,
  })
  const type = (text: string) => {
    queue.push(text)
    stdin.emit('readable')
  }
  const next = () =>
    new Promise<void>((resolve) => {
      heard = () => resolve()
    })
  return {
    type,
    streams: {
      stdin: stdin as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
    },
    drawn: async (text: string) => {
      while (!all.includes(text)) await next()
    },
    press: async (typed: string) => {
      const frame = next()
      const startedAt = performance.now()
      type(typed)
      await frame
      return performance.now() - startedAt
    },
  }
}
