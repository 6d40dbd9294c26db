/** Two runs against each other: difference, who won on which share of the examples, what the data can show. */
import type { ComparedSlices, CompareReport } from '../../workbench/index.ts'
import { count, points, pValue, signedPoints } from '../format.ts'
import { differenceText, sliceName } from '../slices-text.ts'
import { intervalTrack } from './interval-track.ts'
import { html, type Markup, nothing } from './markup.ts'

/** The paired comparison of two runs; `modelA` and `modelB` are the names to show. */
export function comparisonSection(comparison: CompareReport): Markup {
  const { modelA, modelB, difference, ci } = comparison
  const [a, b] = [String(modelA), String(modelB)]
  return html`<section id="comparison"><h2>${b} against ${a}</h2>
${difference !== null && ci !== null && differenceLine(difference, ci)}
${outcomes(comparison)}
<dl>${facts(comparison).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${(comparison.slices ?? []).map((slices) => slicesTable(slices, [a, b]))}</section>`
}

/** Slices of a key in a table: more than a person reads. */
const mostSlices = 50

function slicesTable({ key, slices }: ComparedSlices, [a, b]: readonly [string, string]): Markup {
  const left = slices.length - mostSlices
  return html`<h3>By ${key}</h3><div class="wide"><table><tr><th>${key}</th><th class="n">${a}</th><th class="n">${b}</th><th class="n">difference</th><th class="n">pairs</th><th class="n">p (BH)</th></tr>
${slices.slice(0, mostSlices).map(({ value, scoreA, scoreB, difference, ci, pairs, p }) => html`<tr><td>${sliceName(value)}</td><td class="n">${points(scoreA)}</td><td class="n">${points(scoreB)}</td><td class="n">${differenceText(difference, ci)}</td><td class="n">${pairs.toLocaleString('en-US')}</td><td class="n">${p === null ? '—' : pValue(p).replace(/^p = /, '')}</td></tr>`)}</table></div>${left > 0 && html`<p class="soft">${count(left, 'more slice')}.</p>`}`
}

/** All pairs of several runs as a table. */
export function comparisonTable(comparisons: readonly CompareReport[]): Markup {
  return html`<section id="comparison"><h2>Every pair</h2><div class="wide"><table>
<tr><th>first</th><th>second</th><th class="n">difference</th><th class="n">95 % interval</th><th class="n">p (Holm)</th><th>verdict</th></tr>
${comparisons.map(pairRow)}</table></div></section>`
}

function pairRow({ modelA, modelB, difference, ci, p, verdict }: CompareReport): Markup {
  const interval = ci === null ? '—' : `${signedPoints(ci[0])} to ${signedPoints(ci[1])}`
  return html`<tr><td>${String(modelA)}</td><td>${String(modelB)}</td>
<td class="n">${difference === null ? '—' : signedPoints(difference)}</td><td class="n">${interval}</td>
<td class="n">${p === null ? '—' : pValue(p)}</td><td>${verdictWords[verdict]}</td></tr>`
}

const verdictWords: Readonly<Record<CompareReport['verdict'], string>> = {
  a_better: 'first is better',
  b_better: 'second is better',
  no_worse: 'second is no worse',
  cannot_tell: 'cannot tell',
}

function differenceLine(difference: number, ci: readonly [number, number]): Markup {
  const reach = Math.min(1, 1.25 * Math.max(Math.abs(ci[0]), Math.abs(ci[1]), 0.02))
  const sign = difference > 0 ? 'good' : difference < 0 ? 'bad' : ''
  return html`<div class="score"><span class="${sign}">${signedPoints(difference)}</span> <small>points, 95 % interval ${signedPoints(ci[0])} to ${signedPoints(ci[1])}</small></div>
${intervalTrack({ value: difference, ci, scale: [-reach, reach] })}`
}

function outcomes({ wins, losses, ties, pairs }: CompareReport): Markup {
  if (pairs === 0) return nothing
  const part = (n: number, colour: string) =>
    html`<span style="width:${((100 * n) / pairs).toFixed(2)}%;background:var(--${colour})"></span>`
  return html`<div class="stack" aria-hidden="true">${part(wins, 'good')}${part(ties, 'rule')}${part(losses, 'bad')}</div>
<p><span class="good">${wins.toLocaleString('en-US')} better</span> · ${ties.toLocaleString('en-US')} equal · <span class="bad">${losses.toLocaleString('en-US')} worse</span></p>`
}

function facts({
  p,
  test,
  pairs,
  excluded,
  detectable,
  needed,
  costRatio,
  latencyRatio,
  simulated,
  margin,
}: CompareReport): [string, string][] {
  const ratio = (value: number | null) =>
    value === null ? [] : [`${value.toFixed(2)} times${simulated ? ' (simulated)' : ''}`]
  const lines: [string, readonly string[]][] = [
    ['test', p === null ? [] : [`${test === 'mcnemar' ? 'exact McNemar' : 'sign-flip'}, ${pValue(p)}`]],
    [
      'examples',
      [
        `${count(pairs, 'pair')}${excluded > 0 ? `, ${excluded} left out because a run has no score for them` : ''}`,
      ],
    ],
    ['margin', margin === null ? [] : [`${points(margin)} points count as no worse`]],
    [
      'can be shown',
      detectable === null ? [] : [`a difference of ${points(detectable)} points or more, in 4 of 5 trials`],
    ],
    ['would need', needed ? [`about ${count(needed, 'more example')} to show the difference seen`] : []],
    ['cost', ratio(costRatio)],
    ['latency', ratio(latencyRatio)],
  ]
  return lines.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
}
