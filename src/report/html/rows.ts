/** The rows of a run, folded, those that need a look first. */
import type { ReportedRun, ReportHistory, StoredRow } from '../../workbench/index.ts'
import { points } from '../format.ts'
import { visibleLine } from '../visible.ts'
import { callBox, type Prompts } from './calls.ts'
import type { Fold } from './fold.ts'
import { html, type Markup } from './markup.ts'
import { fields, reasonOf, scoreFields } from './row-fields.ts'

/** What rows are written from. */
export interface RowsSource {
  readonly history: ReportHistory
  readonly prompts: Prompts
  /** The most rows to write. */
  readonly limit: number
}

/** A section of the first rows, folded, each read when it is written. */
export function* rowsSection(
  { run }: ReportedRun,
  { rows, first }: Pick<Fold, 'rows' | 'first'>,
  { history, prompts }: RowsSource,
): Generator<Markup> {
  yield html`<div class="rows"><h3>Rows</h3><p class="soft">${shownText(first.length, rows)}</p>${filter(run.id)}`
  for (const { index } of first) {
    const row = history.row(run.id, index)
    if (row === undefined) continue
    const calls = history.calls(run.id, index).map((call) => callBox(call, prompts.nameOf(call)))
    yield rowBox(row, run.metric, calls)
  }
  yield html`</div>`
}

/** How many rows stand here and which do not. */
export function shownText(shown: number, all: number): string {
  if (all === 0) return 'No row was finished.'
  const number = (n: number) => n.toLocaleString('en-US')
  if (shown === all) return `All ${number(all)}, errors and the lowest scores first.`
  return `${number(shown)} of ${number(all)}, errors and the lowest scores first; the other ${number(all - shown)} are left out here (--rows ${all} writes all; CSV and JSONL always do).`
}

function filter(id: string): Markup {
  const choice = (name: string, checked: string) =>
    html`<label><input type="radio" name="show-${id}" class="${name}"${checked ? html` checked` : null}> ${name}</label>`
  return html`<div class="filter">${choice('all', 'checked')}${choice('failing', '')}${choice('errors', '')}</div>`
}

function rowBox(row: StoredRow, metric: string, calls: readonly Markup[]): Markup {
  const standing = row.error ? 'error' : (row.score ?? 0) < 1 ? 'failing' : 'ok'
  const repeat = row.repeat > 0 ? ` · repeat ${row.repeat + 1}` : ''
  return html`<details data-is="${standing}"><summary><span class="s ${standing === 'error' ? 'bad' : ''}">${row.error ? 'error' : points(row.score)}</span><span class="id">${visibleLine(row.exampleId, 120)}${repeat}</span><span class="why">${visibleLine(reasonOf(row, metric))}</span></summary>
<div class="in">${scoreFields(row)}${fields('Prediction', row.prediction)}${fields('Inputs', row.inputs)}${fields('Labels', row.labels)}${fields('Metadata', row.metadata)}${calls.length > 0 && html`<h3>Calls</h3>`}${calls}</div></details>
`
}
