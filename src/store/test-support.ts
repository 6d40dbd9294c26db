/** What the tests of the store share: folders that go away, made-up runs and rows, other processes. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished } from 'vitest'
import type { Call, Completion, Message } from '../engine/index.ts'
import type { Row, Summary } from '../evaluate/index.ts'
import { type CacheHandle, type CompletionCacheOptions, openCompletionCache } from './completions.ts'
import { openStore, type StoreOptions } from './open-store.ts'
import type { SetTimer } from './timer.ts'
import type { NewRun, Store } from './types.ts'

/** A path in a new folder that is removed after the test. */
export function temporaryPath(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

/** A store that is closed after the test. */
export function testStore(path = ':memory:', options: StoreOptions = {}): Store {
  const store = openStore(path, options)
  onTestFinished(() => store.close())
  return store
}

/** A run that could be. */
export function newRun(own: Partial<NewRun> = {}): NewRun {
  return {
    kind: 'eval',
    task: 'capitals',
    program: 'capitals',
    programHash: 'p1',
    datasetPath: '/data/dev.jsonl',
    datasetHash: 'd1',
    model: 'simulated/gpt-5-nano',
    metric: 'exact',
    metrics: ['exact', 'length'],
    config: { concurrency: 8, sampling: { temperature: 0.7 }, note: null },
    versions: { whetstone: '0.1.0', node: '24.21.0' },
    simulated: true,
    ...own,
  }
}

/** The messages that all calls of a part begin with. */
export const preamble: readonly Message[] = [
  { role: 'system', content: 'Answer in this form.' },
  { role: 'user', content: 'What is the capital of Italy?' },
  { role: 'assistant', content: 'Rome' },
]

/** A call that could be. */
export function newCall(own: Partial<Call> = {}): Call {
  return {
    part: 'answer',
    lm: 'simulated/gpt-5-nano',
    adapter: 'chat',
    messages: [...preamble, { role: 'user', content: 'What is the capital of Perú?' }],
    preambleLength: preamble.length,
    text: '[[ ## answer ## ]]\nLima',
    finishReason: 'stop',
    usage: { input: 120, cachedInput: 20, cacheWrite: 5, output: 30, reasoning: 10 },
    costUsd: 0.00123,
    listCostUsd: 0.00123,
    latencyMs: 812.25,
    cached: false,
    attempts: 1,
    ...own,
  }
}

/** A scored row with one call. */
export function newRow(index: number, own: Partial<Row> = {}): Row {
  return {
    index,
    exampleId: `example-${index}`,
    repeat: 0,
    inputs: { question: `What is the capital of country ${index}?` },
    labels: { answer: 'Lima' },
    prediction: { answer: 'Lima' },
    scores: { exact: { value: 1 }, length: { value: 0.5, feedback: 'short', parts: { words: 1 } } },
    calls: [newCall()],
    durationMs: 820.5,
    ...own,
  }
}

/** A summary that could be. */
export function newSummary(own: Partial<Summary> = {}): Summary {
  return {
    n: 2,
    scored: 2,
    errors: 0,
    metrics: { exact: { score: 0.5, ci: [0.1, 0.9] }, length: { score: null, ci: null } },
    calls: 2,
    cached: 0,
    usage: { input: 240, cachedInput: 40, cacheWrite: 10, output: 60, reasoning: 20 },
    costUsd: 0.00246,
    listCostUsd: null,
    latencyMs: { p50: 800, p95: 900 },
    ...own,
  }
}

/** A completion that could be. */
export function newCompletion(text: string): Completion {
  return {
    text,
    model: 'gpt-5-nano',
    finishReason: 'stop',
    usage: { input: 10, cachedInput: 0, cacheWrite: 0, output: 3, reasoning: 0 },
    costUsd: 0.001,
    listCostUsd: 0.001,
    latencyMs: 700,
    cached: false,
    attempts: 1,
  }
}

/** A cache that is closed after the test, and lets it fail when it warns of anything unless `options` listen. */
export function testCache(
  path = temporaryPath('cache.db'),
  options: CompletionCacheOptions = {},
): CacheHandle {
  const cache = openCompletionCache(path, { onWarning: (message) => expect.fail(message), ...options })
  onTestFinished(() => cache.close())
  return cache
}

/** So many keys. */
export function keysOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `key-${i}`)
}

/** Caches under each key a completion whose text is the key. */
export function setAll(cache: CacheHandle, ...keys: string[]): void {
  for (const key of keys) cache.set(key, newCompletion(key))
}

/** The same in a cache that is opened and closed for it. */
export function setAllAndClose(path: string, keys: readonly string[], now = () => new Date()): void {
  const cache = openCompletionCache(path, { now })
  setAll(cache, ...keys)
  cache.close()
}

/** What a cache that was just opened finds. */
export function storedTexts(path: string, keys: readonly string[]): (string | undefined)[] {
  const cache = openCompletionCache(path)
  const texts = keys.map((key) => cache.get(key)?.text)
  cache.close()
  return texts
}

/** The value after JSON: what can be asked of anything that was stored. */
export function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** What the work throws; fails when it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('expected an error, got none')
}

/** A timer that fires when told to. */
export function manualTimer(): { setTimer: SetTimer; fire: () => void; delays: number[] } {
  const waiting = new Set<() => void>()
  const delays: number[] = []
  return {
    delays,
    setTimer(run, ms) {
      delays.push(ms)
      waiting.add(run)
      return () => waiting.delete(run)
    },
    fire() {
      const due = [...waiting]
      waiting.clear()
      for (const run of due) run()
    },
  }
}

/** A clock that stands until it is moved. */
export function manualClock(start = '2026-11-23T00:35:12.345Z') {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    advance(ms: number) {
      time += ms
    },
  }
}

const moduleArgs = ['--no-warnings', '--input-type=module-typescript', '--eval']

/** What the code, which sees the store's public list as `store`, prints in a process of its own. */
export async function inProcess(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...moduleArgs, withStore(code)])
  return stdout.trim()
}

/** A process that runs the code and stays; resolves with the first it printed, and with ways to make it end. */
export async function inWaitingProcess(
  code: string,
): Promise<{ printed: string; end: () => Promise<void>; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [...moduleArgs, `${withStore(code)}\nprocess.stdin.resume()`])
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const printed = await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', (status) => reject(new Error(`the process ended early: ${status}`)))
  })
  const end = () => {
    child.stdin.end()
    return ended
  }
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { printed: String(printed).trim(), end, kill }
}

function withStore(code: string): string {
  return `import * as store from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}\n${code}`
}
