/** `npm run bench [-- --full]`: how fast evaluations run against a local endpoint, each figure beside its goal and the bare client's of the same run. Needs `npm run build`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEndpoint } from './endpoint.ts'
import { loop, median, rate, tell } from './loop.ts'
import type { Measured } from './measured.ts'

const rounds = 3
const large = process.argv.includes('--full') ? 100_000 : 20_000

/** The bare client, then Whetstone with nothing stored, then again over what is stored. */
function round(url: string, count: number, concurrency: number) {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
  try {
    return {
      bare: loop('bare-loop', url, count, concurrency),
      cold: loop('whetstone-loop', url, count, concurrency, folder),
      warm: loop('whetstone-loop', url, count, concurrency, folder),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Round = ReturnType<typeof round>

/** The median of a figure over rounds: of a ratio, the median of the rounds' ratios. */
function over(all: readonly Round[], figure: (one: Round) => number): number {
  return median(all.map(figure))
}

const cpu = ({ count, cpuMs }: Measured) => cpuMs / count

const quick = await startEndpoint(0)
const small = Array.from({ length: rounds }, () => round(quick.url, 2000, 8))
const long = round(quick.url, large, 8)
quick.close()

const ms = (of: (one: Round) => Measured) => over(small, (one) => cpu(of(one))).toFixed(2)
const mb = ({ rssMb }: Measured) => rssMb.toFixed(0)
tell(
  'cold, C 8: CPU per example, ratio to bare',
  over(small, ({ bare, cold }) => cpu(cold) / cpu(bare)).toFixed(2),
  `goal <= 1.3; ${ms(({ cold }) => cold)} ms, bare ${ms(({ bare }) => bare)} ms`,
)
tell(
  'cold, C 8: examples/s in the loop',
  over(small, ({ cold }) => rate(cold)).toFixed(0),
  `bare ${over(small, ({ bare }) => rate(bare)).toFixed(0)}`,
)
tell(
  `warm cache, N ${large}: examples/s in the loop`,
  rate(long.warm).toFixed(0),
  `goal >= 10000; N 2000 ${over(small, ({ warm }) => rate(warm)).toFixed(0)}, CPU ${cpu(long.warm).toFixed(3)} ms, bare and cold ${rate(long.bare).toFixed(0)}`,
)
tell(
  `cold: rate at N ${large} against N 2000`,
  (rate(long.cold) / over(small, ({ cold }) => rate(cold))).toFixed(2),
  `goal >= .9; bare ${(rate(long.bare) / over(small, ({ bare }) => rate(bare))).toFixed(2)}`,
)
for (const kind of ['cold', 'warm'] as const) {
  const before = over(small, (one) => one[kind].rssMb)
  tell(
    `${kind}: peak MB at N ${large} above N 2000`,
    (long[kind].rssMb - before).toFixed(0),
    `goal <= 60; ${mb(long[kind])} MB against ${before.toFixed(0)} MB, bare ${mb(long.bare)} MB`,
  )
}

const slow = await startEndpoint(200)
// A multiple of 64: the last wave is full.
const waits = Array.from({ length: rounds }, () => round(slow.url, 2048, 64))
slow.close()
const efficiency = (run: Measured) => (rate(run) / 64) * 0.2
tell(
  '200 ms, C 64: efficiency, ratio to bare',
  over(waits, ({ bare, cold }) => rate(cold) / rate(bare)).toFixed(3),
  `goal >= .98; ${over(waits, ({ cold }) => efficiency(cold)).toFixed(3)}, bare ${over(waits, ({ bare }) => efficiency(bare)).toFixed(3)}`,
)
