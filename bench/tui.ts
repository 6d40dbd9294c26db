/** The terminal UI over a run of 100 000 rows: time to its first frame, and from a key to the frame it leads to. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../dist/store/index.js'
import { runTui } from '../dist/tui/index.js'
import { openDesk, openSession } from '../dist/workbench/index.js'
import { exampleInputs } from './examples.ts'

/** A program that uses so little of the processor in so long a time has come to rest. */
const [restMs, windowMs] = [10, 250]

const rows = Number(process.env.BENCH_ROWS ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-tui-'))
const path = join(folder, 'runs.db')

/** Keys, and how often each is pressed. */
const keys = [
  { name: 'down', typed: 'j', times: 60 },
  { name: 'page down', typed: '\x1b[6~', times: 40 },
  { name: 'next failing', typed: 'f', times: 20 },
  { name: 'last, first', typed: 'Gg', times: 10 },
  { name: 'a letter of a filter', typed: '/zebra', times: 2 },
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
  const start = stopwatch()
  const done = runTui({
    browser: await openDesk(session),
    route: 'run/latest',
    color: true,
    ...terminal.streams,
  })
  await terminal.drawn('example-0')
  console.log(`tui: ${rows} rows: first frame ${start()} (goal: < 1000 ms)`)
  await terminal.quiet()
  for (const { name, typed, times } of keys) {
    const took: Took[] = []
    for (let i = 0; i < times; i++) {
      for (const key of typed.startsWith('\x1b') ? [typed] : typed) took.push(await terminal.press(key))
    }
    console.log(`tui: ${name}: key to frame ${quantiles(took)} (goal: < 50 ms)`)
    if (typed.startsWith('/')) await settle(terminal, 'filter by text until all rows are searched', '\r')
  }
  await terminal.press('\x1b[27u')
  await settle(terminal, 'sort by score until the sorted rows are there', 's')
  await settle(terminal, 'filter by score', '/score:<0.5')
  await idle()
  for (const key of '\x03\x03') terminal.type(key)
  await done
  await session.close()
}

/** Time on the clock, which others on the machine make longer, and of this process alone. */
interface Took {
  readonly ms: number
  readonly cpuMs: number
}

function stopwatch(): () => string {
  const [at, cpu] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return `${(performance.now() - at).toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms CPU)`
  }
}

function quantiles(took: readonly Took[]): string {
  const at = (of: (one: Took) => number, q: number) => {
    const sorted = took.map(of).sort((a, b) => a - b)
    return (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1)
  }
  const [ms, cpu] = [(one: Took) => one.ms, (one: Took) => one.cpuMs]
  return `${at(ms, 0.5)} ms p50, ${at(ms, 0.95)} ms p95; CPU ${at(cpu, 0.5)} ms p50, ${at(cpu, 0.95)} ms p95`
}

async function settle(terminal: ReturnType<typeof fakeTerminal>, name: string, typed: string): Promise<void> {
  const stop = stopwatch()
  for (const key of typed) terminal.type(key)
  await terminal.quiet()
  console.log(`tui: ${name}: ${stop()}, the last ${windowMs} ms of them at rest`)
}

/** Nothing runs and no key is pressed: nothing should be done. */
async function idle(): Promise<void> {
  const cpu = process.cpuUsage()
  await pause(3000)
  const { user, system } = process.cpuUsage(cpu)
  console.log(`tui: idle: ${((user + system) / 30_000).toFixed(2)} % CPU (goal: < 1 %)`)
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
    /** Until the program has come to rest: it has hardly used the processor for a while. */
    quiet: async () => {
      for (let used = Number.POSITIVE_INFINITY; used > restMs; ) {
        const before = process.cpuUsage()
        await pause(windowMs)
        const { user, system } = process.cpuUsage(before)
        used = (user + system) / 1000
      }
    },
    press: async (typed: string): Promise<Took> => {
      const frame = next()
      const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
      type(typed)
      await frame
      const { user, system } = process.cpuUsage(cpu)
      return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
    },
  }
}
