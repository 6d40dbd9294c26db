/** Time and peak memory of list, compare, explain and every report over two runs, at 2 000 and at 100 000 rows. Needs `npm run build`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Call } from '../src/engine/index.ts'
import type { Row } from '../src/evaluate/index.ts'
import { openStore, type Store } from '../src/store/index.ts'
import { exampleInputs } from './examples.ts'

const program = process.env.BENCH_PROGRAM ?? fileURLToPath(new URL('../bin/whetstone.js', import.meta.url))
const sizes = (process.env.BENCH_ROWS ?? '2000,100000').split(',').map(Number)
const goalMb = 60

const commands: Readonly<Record<string, readonly string[]>> = {
  'runs list': ['runs', 'list'],
  'runs show': ['runs', 'show', 'latest'],
  compare: ['compare', 'latest~1', 'latest'],
  'compare --explain': ['compare', 'latest~1', 'latest', '--explain', '--slice', 'domain'],
  'report html, one run': ['runs', 'report', 'latest', '-o', 'one.html'],
  'report html, two runs': ['runs', 'report', 'latest~1', 'latest', '-o', 'two.html'],
  'report markdown': ['runs', 'report', 'latest~1', 'latest', '-o', 'two.md'],
  'report csv': ['runs', 'report', 'latest~1', 'latest', '-o', 'two.csv'],
  'report json': ['runs', 'report', 'latest~1', 'latest', '-o', 'two.json'],
  'report junit': ['runs', 'report', 'latest~1', 'latest', '-o', 'two.xml'],
}

interface Figures {
  readonly rssMb: number
  readonly seconds: number
}

const measured = sizes.map((rows) => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-reports-'))
  try {
    fill(folder, rows)
    return Object.entries(commands).map(([name, argv]) => ({ name, ...run(folder, argv) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

for (const [i, name] of Object.keys(commands).entries()) {
  const figures = measured.map((each) => each[i]).filter((each) => each !== undefined)
  const told = figures.map(
    ({ rssMb, seconds }, j) =>
      `${sizes[j]?.toLocaleString('en-US')} rows ${rssMb.toFixed(0)} MB ${seconds.toFixed(1)} s`,
  )
  const more = (figures.at(-1)?.rssMb ?? 0) - (figures[0]?.rssMb ?? 0)
  console.log(
    `${name.padEnd(22)} ${told.join('   ')}   ${more < 0 ? '' : '+'}${more.toFixed(0)} MB (goal: <= +${goalMb})`,
  )
}

/** Runs a command line in a process of its own, which tells its peak memory when it ends. */
function run(folder: string, argv: readonly string[]): Figures {
  const tell = `process.on('exit', () => process.stderr.write('rss=' + process.resourceUsage().maxRSS))`
  const startedAt = performance.now()
  const out = execFileSync(
    'sh',
    [
      '-c',
      '"$0" "$@" 2>&1 >output.txt',
      process.execPath,
      '--import',
      `data:text/javascript,${tell}`,
      program,
      ...argv,
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, WHETSTONE_DB: join(folder, 'runs.db') } },
  )
  const seconds = (performance.now() - startedAt) / 1000
  return { rssMb: Number(/rss=(\d+)/.exec(out)?.[1]) / 1024, seconds }
}

/** Two finished runs of so many rows; the second is better on some examples and worse on fewer. */
function fill(folder: string, rows: number): void {
  const path = join(folder, 'runs.db')
  const store = openStore(path)
  fillRun(store, rows, (i) => Number(i % 3 === 0))
  fillRun(store, rows, (i) => Number(i % 3 === 0 ? i % 5 !== 0 : i % 7 === 0))
  store.close()
  const mb = statSync(path).size / 2 ** 20
  console.log(`two runs of ${rows.toLocaleString('en-US')} rows: ${mb.toFixed(0)} MB on disk`)
}

function fillRun(store: Store, rows: number, scoreOf: (i: number) => number): void {
  const { id } = store.createRun({
    ...{ kind: 'eval', task: 'hmw', program: 'hmw', programHash: 'p', datasetPath: 'dev.jsonl' },
    ...{ datasetHash: 'd', model: 'openai/gpt-5-nano', metric: 'quality', metrics: ['quality'] },
    ...{ config: {}, versions: {}, simulated: false, total: rows },
  })
  const batch = 1000
  for (let from = 0; from < rows; from += batch)
    store.addRows(
      id,
      Array.from({ length: Math.min(batch, rows - from) }, (_, i) => row(from + i, scoreOf(from + i))),
    )
  store.updateRun(id, { status: 'done', durationMs: 1000 })
}

function row(index: number, value: number): Row {
  const metadata = { domain: `domain ${index % 8}`, team: index % 3, page: `https://example.org/${index}` }
  return {
    ...{
      index,
      exampleId: `example-${index}`,
      repeat: 0,
      inputs: exampleInputs(index),
      labels: {},
      metadata,
    },
    prediction: { hmw_questions: [`How might we shorten the way of visitor ${index}?`] },
    scores: { quality: { value, feedback: `case ${index}`, parts: { length: value, prefix: 1 } } },
    ...{ calls: [call(index)], durationMs: 900 },
  }
}

function call(index: number): Call {
  return {
    ...{ part: 'self', lm: 'openai/gpt-5-nano', adapter: 'chat', preambleLength: 1, finishReason: 'stop' },
    messages: [
      { role: 'system', content: 'Write How Might We questions.' },
      { role: 'user', content: JSON.stringify(exampleInputs(index)) },
    ],
    text: `[[ ## hmw_questions ## ]]\nHow might we shorten the way of visitor ${index}?`,
    usage: { input: 400, cachedInput: 0, cacheWrite: 0, output: 120, reasoning: 0 },
    ...{ costUsd: 0.0001, listCostUsd: 0.0001, latencyMs: 800 + (index % 400), cached: false, attempts: 1 },
  }
}
