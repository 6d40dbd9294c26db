/** How scores and latencies are spread. */

import type { Markup } from './markup.ts'
import type { Chart } from './plot.ts'
import { scoreBins } from './score-bins.ts'

/** Between the bins and the bar of perfect scores. */
const gap = 3

/** Rows of a run by score: how many fall into each of `scoreBins`. */
export function scoreHistogram({ plot, draw }: Chart, counts: readonly number[]): Markup {
  const bins = counts.map((n, i) => ({ from: 10 * i + (i === scoreBins - 1 ? gap : 0), n }))
  return draw('Rows by score', {
    width: 480,
    height: 220,
    marginLeft: 48,
    x: {
      label: null,
      domain: [0, 110 + gap],
      ticks: [0, 20, 40, 60, 80, 105 + gap],
      tickFormat: scoreTick,
    },
    y: { label: 'rows', grid: true, ticks: 5, domain: [0, Math.max(1, ...bins.map(({ n }) => n))] },
    marks: [
      plot.rectY(bins, {
        x1: 'from',
        x2: ({ from }: { from: number }) => from + 10,
        y: 'n',
        fill: 'var(--accent)',
        insetLeft: 1,
        insetRight: 1,
      }),
      plot.text(
        bins.filter(({ n }) => n > 0),
        {
          x: ({ from }: { from: number }) => from + 5,
          y: 'n',
          text: ({ n }: { n: number }) => n.toLocaleString('en-US'),
          dy: -7,
          fill: 'var(--ink)',
        },
      ),
      plot.ruleY([0], { stroke: 'var(--rule)' }),
    ],
    marginTop: 28,
  })
}

/** Calls of a run by latency, on a logarithmic scale. */
export function latencyHistogram({ plot, draw }: Chart, latenciesMs: readonly number[]): Markup {
  const bins = logarithmicBins(latenciesMs)
  return draw('Calls by latency', {
    width: 480,
    height: 220,
    marginLeft: 48,
    marginTop: 28,
    x: { label: null, type: 'log', tickFormat: shortDuration, ticks: ticksWithin(bins) },
    y: { label: 'calls', grid: true, ticks: 5 },
    marks: [
      plot.rectY(bins, {
        x1: 'from',
        x2: 'to',
        y: 'n',
        fill: 'var(--accent)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      plot.ruleY([0], { stroke: 'var(--rule)' }),
    ],
  })
}

/** A bin of latencies in ms. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly n: number
}

/** Bins of equal ratio over what was seen, at least a quarter wide; below 1 ms counts as 1. */
export function logarithmicBins(values: readonly number[]): Bin[] {
  const exponents = values.map((value) => Math.log10(Math.max(1, value)))
  const low = exponents.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const high = exponents.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const step = Math.max(high - low, 0.5) / 20
  const counts = Array.from({ length: 21 }, () => 0)
  for (const value of exponents) {
    const at = Math.floor((value - low) / step)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.flatMap((n, i) =>
    n === 0 ? [] : [{ from: 10 ** (low + i * step), to: 10 ** (low + (i + 1) * step), n }],
  )
}

/** 1, 2 and 5 times the powers of ten that the bins span; powers of ten alone where these would crowd. */
function ticksWithin(bins: readonly Bin[]): number[] {
  const [low, high] = [bins.at(0)?.from ?? 1, bins.at(-1)?.to ?? 1]
  const within = (factors: readonly number[]) =>
    Array.from({ length: 9 }, (_, power) => factors.map((factor) => factor * 10 ** power))
      .flat()
      .filter((tick) => tick >= low && tick <= high)
  const fine = within([1, 2, 5])
  return fine.length > 7 ? within([1]) : fine
}

function scoreTick(at: number): string {
  return String(Math.min(at, 100))
}

function shortDuration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${ms / 1000} s`
}
