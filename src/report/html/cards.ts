/** The runs side by side: score with interval, and what it took. */
import type { EvalReport, RunsReport } from '../../workbench/index.ts'
import { dollars, duration, points } from '../format.ts'
import { intervalTrack } from './interval-track.ts'
import { html, type Markup } from './markup.ts'

/** One card a run. */
export function runCards({ runs }: Pick<RunsReport, 'runs'>, names: ReadonlyMap<string, string>): Markup {
  return html`<div class="cards">${runs.map(({ figures }) => card(figures, names.get(figures.run) ?? figures.run))}</div>`
}

function card(figures: EvalReport, name: string): Markup {
  const { score, ci, n, errors, listCostUsd, simulated, latencyMs, tokens } = figures
  return html`<section class="card"><h3>${name}</h3>
<div class="score">${points(score)} <small>${ci === null ? '' : `${points(ci[0])} – ${points(ci[1])}`}</small></div>
${score !== null && ci !== null && intervalTrack({ value: score, ci, scale: [0, 1] })}
<dl><dt>rows</dt><dd>${n.toLocaleString('en-US')}</dd>
<dt>errors</dt><dd class="${errors > 0 ? 'bad' : ''}">${errors.toLocaleString('en-US')}</dd>
<dt>cost / 1,000 rows</dt><dd>${dollars(perThousand(listCostUsd, n), simulated)}</dd>
<dt>latency, median</dt><dd>${latencyMs === null ? '—' : duration(latencyMs.p50)}</dd>
<dt>latency, p95</dt><dd>${latencyMs === null ? '—' : duration(latencyMs.p95)}</dd>
<dt>tokens in</dt><dd>${tokens.input.toLocaleString('en-US')}</dd>
<dt>tokens out</dt><dd>${tokens.output.toLocaleString('en-US')}</dd></dl></section>`
}

/** What a thousand rows cost without a cache; null when a price is unknown. */
export function perThousand(listCostUsd: number | null, n: number): number | null {
  return listCostUsd === null || n === 0 ? null : (1000 * listCostUsd) / n
}
