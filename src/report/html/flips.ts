/** Examples on which two runs differ, both predictions side by side. */
import type { Browser, CompareReport, StoredRow } from '../../workbench/index.ts'
import { count, points, signedPoints } from '../format.ts'
import { rowsOf } from '../pages.ts'
import { visibleLine } from '../visible.ts'
import { html, type Markup } from './markup.ts'
import { fields, reasonOf, scoreFields } from './row-fields.ts'

/** An example on which the runs differ: mean scores over its repeats, and the first row of each. */
export interface Flip {
  readonly exampleId: string
  readonly a: number
  readonly b: number
  readonly indexA: number
  readonly indexB: number
}

interface ExampleMean {
  readonly index: number
  readonly sum: number
  readonly n: number
}

/** Every example that both runs have scored differently, the largest loss of b first. */
export function flipsOf(history: Pick<Browser, 'rows'>, { a, b }: Pick<CompareReport, 'a' | 'b'>): Flip[] {
  const meansA = exampleMeans(rowsOf(history, { runId: a }))
  const meansB = exampleMeans(rowsOf(history, { runId: b }))
  return [...meansA]
    .flatMap(([exampleId, ofA]) => {
      const ofB = meansB.get(exampleId)
      if (ofB === undefined) return []
      return [{ exampleId, a: ofA.sum / ofA.n, b: ofB.sum / ofB.n, indexA: ofA.index, indexB: ofB.index }]
    })
    .filter((flip) => flip.a !== flip.b)
    .sort((x, y) => x.b - x.a - (y.b - y.a) || (x.exampleId < y.exampleId ? -1 : 1))
}

/** The section: losses, then gains, at most `limit` of each. */
export function* flipsSection(history: Browser, comparison: CompareReport, limit: number): Generator<Markup> {
  const flips = flipsOf(history, comparison)
  const losses = flips.filter(({ a, b }) => b < a)
  const gains = flips.filter(({ a, b }) => b > a).reverse()
  yield html`<section id="flips"><h2>Where they differ</h2>${flips.length === 0 && html`<p>Every example both have scored got the same score.</p>`}`
  for (const [title, all] of [
    ['worse', losses],
    ['better', gains],
  ] as const) {
    if (all.length === 0) continue
    const left = all.length - limit
    yield html`<h3>${count(all.length, 'example')} ${title} with ${String(comparison.modelB)}</h3>${left > 0 && html`<p class="soft">The ${limit} with the largest difference; ${left.toLocaleString('en-US')} are left out here.</p>`}`
    for (const flip of all.slice(0, limit)) yield flipBox(history, comparison, flip)
  }
  yield html`</section>`
}

function flipBox(history: Browser, { a, b, modelA, modelB, metric }: CompareReport, flip: Flip): Markup {
  const [rowA, rowB] = [history.row(a, flip.indexA), history.row(b, flip.indexB)]
  const difference = flip.b - flip.a
  const lower = difference < 0 ? rowB : rowA
  const why = lower ? visibleLine(reasonOf(lower, metric)) : ''
  return html`<details><summary><span class="s ${difference > 0 ? 'good' : 'bad'}">${signedPoints(difference)}</span><span class="id">${visibleLine(flip.exampleId, 120)}</span><span class="why">${points(flip.a)} → ${points(flip.b)}${why === '' ? '' : ` · ${why}`}</span></summary>
<div class="in"><div class="two">${side(String(modelA), flip.a, rowA)}${side(String(modelB), flip.b, rowB)}</div>${fields('Inputs', rowA?.inputs)}${fields('Labels', rowA?.labels)}</div></details>
`
}

function side(name: string, score: number, row: StoredRow | undefined): Markup {
  return html`<div><h3>${name}: ${points(score)}</h3>${row ? html`${scoreFields(row)}${fields('Prediction', row.prediction)}` : null}</div>`
}

function exampleMeans(rows: Iterable<StoredRow>): Map<string, ExampleMean> {
  const means = new Map<string, ExampleMean>()
  for (const { exampleId, score, index } of rows) {
    if (score === null) continue
    const { sum, n, index: first } = means.get(exampleId) ?? { sum: 0, n: 0, index }
    means.set(exampleId, { sum: sum + score, n: n + 1, index: first })
  }
  return means
}
