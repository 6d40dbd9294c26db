/** `npm run bench`: how fast evaluations run against a local endpoint, each figure beside the bare client's of the same run. Needs `npm run build`. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEndpoint } from './endpoint.ts'
import type { Measured } from './measured.ts'

const rounds = 3

/** Runs a loop in a process of its own. */
function loop(name: string, ...argv: (string | number)[]): Measured {
  const path = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  return JSON.parse(
    execFileSync(process.execPath, [path, ...argv.map(String)], { encoding: 'utf8' }),
  ) as Measured
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const rate = ({ count, wallMs }: Measured) => (count / wallMs) * 1000
const cpu = ({ count, cpuMs }: Measured) => cpuMs / count

function tell(figure: string, value: string, beside: string): void {
  console.log(`${figure.padEnd(46)} ${value.padStart(14)}   ${beside}`)
}

const quick = await startEndpoint(0)
const pairs = Array.from({ length: rounds }, () =>
  inFolder((folder) => ({
    bare: loop('bare-loop', quick.url, 2000, 8),
    cold: loop('whetstone-loop', quick.url, 2000, 8, folder),
    warm: loop('whetstone-loop', quick.url, 2000, 8, folder),
  })),
)
const large = inFolder((folder) => loop('whetstone-loop', quick.url, 20_000, 8, folder))
quick.close()

const colds = pairs.map(({ cold }) => cold)
const bares = pairs.map(({ bare }) => bare)
const warms = pairs.map(({ warm }) => warm)
tell(
  'cold, 0 ms, C 8: examples/s',
  median(colds.map(rate)).toFixed(0),
  `bare openai ${median(bares.map(rate)).toFixed(0)}`,
)
tell(
  'cold: CPU per example, ratio to bare',
  median(pairs.map(({ bare, cold }) => cpu(cold) / cpu(bare))).toFixed(2),
  `${median(colds.map(cpu)).toFixed(2)} ms against ${median(bares.map(cpu)).toFixed(2)} ms`,
)
tell(
  'warm cache: examples/s',
  median(warms.map(rate)).toFixed(0),
  `CPU ${median(warms.map(cpu)).toFixed(3)} ms`,
)
tell(
  'rate at 20 000 against 2 000',
  (rate(large) / median(colds.map(rate))).toFixed(2),
  `peak memory ${large.rssMb.toFixed(0)} MB against ${median(colds.map(({ rssMb }) => rssMb)).toFixed(0)} MB`,
)

const slow = await startEndpoint(200)
const efficiency = ({ count, wallMs }: Measured) => ((count / 64) * 200) / wallMs
const waits = Array.from({ length: rounds }, () =>
  inFolder((folder) => ({
    bare: loop('bare-loop', slow.url, 2000, 64),
    ours: loop('whetstone-loop', slow.url, 2000, 64, folder),
  })),
)
slow.close()
tell(
  '200 ms, C 64: efficiency',
  median(waits.map(({ ours }) => efficiency(ours))).toFixed(3),
  `bare openai ${median(waits.map(({ bare }) => efficiency(bare))).toFixed(3)}`,
)
