/** HTML that is safe by construction: whatever goes into a template is text, unless it is markup already. */
import { visible } from '../visible.ts'

/** A piece of HTML. */
export interface Markup {
  readonly markup: string
}

/** What a template takes; nothing is written for null and false. */
export type Piece = string | number | Markup | null | false | readonly Piece[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (char) => entities[char] ?? char)
}

/** A template whose values are escaped: `` html`<td>${text}</td>` ``. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return { markup: parts.map((part, i) => part + written(values[i] ?? null)).join('') }
}

/** The piece that writes nothing. */
export const nothing: Markup = { markup: '' }

/** Markup made elsewhere, as the drawing of a chart: never of text from a run. */
export function trusted(markup: string): Markup {
  return { markup }
}

/** Text of a run: a box that keeps its lines and its direction to itself, with what acts unseen spelled out. */
export function untrusted(text: string): Markup {
  const shown = visible(text, (name) => `\u0000${name}\u0000`)
  const pieces = shown
    .split('\u0000')
    .map((piece, i) => (i % 2 === 0 ? html`${piece}` : html`<b class="unseen">${piece}</b>`))
  return html`<pre dir="auto">${pieces}</pre>`
}

function written(piece: Piece): string {
  if (piece === null || piece === false) return ''
  if (typeof piece === 'object') return 'markup' in piece ? piece.markup : piece.map(written).join('')
  return escapeHtml(String(piece))
}
