/** The values of a row: inputs, prediction, labels, scores with their feedback. */
import type { StoredRow } from '../../workbench/index.ts'
import { points } from '../format.ts'
import { html, type Markup, nothing, untrusted } from './markup.ts'

/** Named values, each in a box of its own; nothing when there are none. */
export function fields(title: string, values: Readonly<Record<string, unknown>> | undefined): Markup {
  const entries = Object.entries(values ?? {})
  if (entries.length === 0) return nothing
  return html`<h3>${title}</h3>${entries.map(([name, value]) => field(name, value))}`
}

/** What every metric said: score, feedback, parts. */
export function scoreFields({ scores, error }: StoredRow): Markup {
  const failed =
    error &&
    html`<div class="field"><span class="bad">error ${error.code} in ${error.at}</span>${untrusted(error.message)}</div>`
  const judged = Object.entries(scores).map(([name, { value, feedback, parts }]) => {
    const told = Object.entries(parts ?? {}).map(([part, score]) => `${part} ${points(score)}`)
    return html`<div class="field"><span>${name}: ${points(value)}${told.length > 0 ? ` (${told.join(', ')})` : ''}</span>${feedback ? untrusted(feedback) : null}</div>`
  })
  return html`${failed ?? null}${judged}`
}

/** The reason of a row's score in one text: its error, or the feedback of the metric. */
export function reasonOf({ error, scores }: StoredRow, metric: string): string {
  return error ? `${error.code}: ${error.message}` : (scores[metric]?.feedback ?? '')
}

function field(name: string, value: unknown): Markup {
  return html`<div class="field"><span>${name}</span>${untrusted(valueText(value))}</div>`
}

/** Text as it is, lists of text as bullets, else JSON: on one line where that is short. */
function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
    return value.map((item) => `• ${item}`).join('\n')
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ') ?? '—'
  return line.length <= 80 ? line : JSON.stringify(value, null, 2)
}
