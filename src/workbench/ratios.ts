/** How much more the second run costs, writes and waits, with intervals by bootstrap over the examples. */
import { pyRandom, spendOf } from '../engine/index.ts'
import type { Run, Store } from '../store/index.ts'
import type { CompareReport, RatioInterval } from './compare-report.ts'
import type { RunPair } from './pair-runs.ts'

/** What one example took in each run: [a, b]. */
type Both = readonly [number, number]

const sampled = 500
const resamples = 1000

/** The ratios of a comparison. */
export type Ratios = Required<
  Pick<
    CompareReport,
    'costRatio' | 'latencyRatio' | 'tokenRatio' | 'costRatioCi' | 'tokenRatioCi' | 'latencyRatioCi'
  >
>

/**
 * Ratios over whole runs where these have the same rows, else over their pairs; intervals from at most 500 pairs, evenly
 * spread, as each costs a look at its calls.
 */
export function ratiosOf(
  store: Store,
  [a, b]: readonly [Run, Run],
  { pairs, unpaired }: { readonly pairs: readonly RunPair[]; readonly unpaired: number },
): Ratios {
  const step = Math.max(1, Math.ceil(pairs.length / sampled))
  const chosen = pairs.filter((_, i) => i % step === 0)
  const taken = chosen.map(
    ({ indexA, indexB }) => [takenBy(store, a, indexA), takenBy(store, b, indexB)] as const,
  )
  const both = (key: keyof Taken): Both[] =>
    taken.flatMap(([one, other]) =>
      one[key] === null || other[key] === null ? [] : [[one[key], other[key]]],
    )
  const isWhole = unpaired === 0 && a.summary?.n === b.summary?.n
  return {
    ...(isWhole ? ratiosOfRuns(a, b) : ratiosOfPairs(both)),
    costRatioCi: intervalOf(both('costUsd'), sum),
    tokenRatioCi: intervalOf(both('tokens'), sum),
    latencyRatioCi: intervalOf(both('latencyMs'), median),
  }
}

type Points = Pick<Ratios, 'costRatio' | 'tokenRatio' | 'latencyRatio'>

function ratiosOfRuns(a: Run, b: Run): Points {
  return {
    costRatio: ratio(b.summary?.listCostUsd, a.summary?.listCostUsd),
    tokenRatio: ratio(tokensOf(b), tokensOf(a)),
    latencyRatio: ratio(b.summary?.latencyMs?.p50, a.summary?.latencyMs?.p50),
  }
}

function ratiosOfPairs(both: (key: keyof Taken) => readonly Both[]): Points {
  const of = (key: keyof Taken, total: (values: readonly number[]) => number) => {
    const pairs = both(key)
    if (pairs.length === 0) return null
    return ratio(total(pairs.map(([, b]) => b)), total(pairs.map(([a]) => a)))
  }
  return {
    costRatio: of('costUsd', sum),
    tokenRatio: of('tokens', sum),
    latencyRatio: of('latencyMs', median),
  }
}

interface Taken {
  readonly costUsd: number | null
  readonly tokens: number
  readonly latencyMs: number | null
}

function takenBy(store: Store, run: Run, index: number): Taken {
  const calls = store.calls(run.id, index)
  const { listCostUsd, usage } = spendOf(calls)
  const answered = calls.filter(({ finishReason }) => finishReason !== 'error')
  const latencyMs =
    answered.length === 0 ? null : sum(answered.map((call) => call.latencyMs)) / answered.length
  return { costUsd: listCostUsd, tokens: usage.input + usage.output, latencyMs }
}

/** The interval of total(b) ÷ total(a) when examples are drawn anew. */
function intervalOf(both: readonly Both[], total: (values: readonly number[]) => number): RatioInterval {
  if (both.length < 2) return null
  const rng = pyRandom(0)
  const ratios: number[] = []
  for (let i = 0; i < resamples; i += 1) {
    const drawn = both.map(() => both[Math.floor(rng.random() * both.length)] as Both)
    const below = total(drawn.map(([a]) => a))
    if (below > 0) ratios.push(total(drawn.map(([, b]) => b)) / below)
  }
  ratios.sort((x, y) => x - y)
  const at = (share: number) => ratios[Math.round(share * (ratios.length - 1))] ?? 0
  return ratios.length < resamples ? null : [at(0.025), at(0.975)]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

function tokensOf({ summary }: Run): number | undefined {
  return summary && summary.usage.input + summary.usage.output
}

function ratio(b: number | null | undefined, a: number | null | undefined): number | null {
  return typeof a === 'number' && typeof b === 'number' && a > 0 ? b / a : null
}
