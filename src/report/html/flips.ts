/** Examples on which two runs differ, both predictions side by side. */
import type { Browser, CompareReport, Flip, StoredRow } from '../../workbench/index.ts'
import { count, points, signedPoints } from '../format.ts'
import { visibleLine } from '../visible.ts'
import { html, type Markup } from './markup.ts'
import { fields, reasonOf, scoreFields } from './row-fields.ts'

/** The section: losses, then gains, at most `limit` of each. */
export function* flipsSection(history: Browser, comparison: CompareReport, limit: number): Generator<Markup> {
  const { flips = [], wins, losses, modelB } = comparison
  yield html`<section id="flips"><h2>Where they differ</h2>${wins + losses === 0 && html`<p>Every example both have scored got the same score.</p>`}`
  for (const { title, all, found } of [
    { title: 'worse', all: losses, found: flips.filter(({ a, b }) => b < a) },
    { title: 'better', all: wins, found: flips.filter(({ a, b }) => b > a) },
  ]) {
    if (all === 0) continue
    const shown = found.slice(0, limit)
    const left = all - shown.length
    yield html`<h3>${count(all, 'example')} ${title} with ${String(modelB)}</h3>${left > 0 && html`<p class="soft">The ${shown.length} with the largest difference; ${left.toLocaleString('en-US')} are left out here.</p>`}`
    for (const flip of shown) yield flipBox(history, comparison, flip)
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
