/** A figure with its interval, drawn on a line. */
import { html, type Markup } from './markup.ts'

/** What the line shows: figure and interval on a scale that may run below zero, where zero is then marked. */
export interface TrackOptions {
  readonly value: number
  readonly ci: readonly [number, number]
  readonly scale: readonly [number, number]
}

/** The interval as a band, the figure as a stroke. */
export function intervalTrack({ value, ci, scale }: TrackOptions): Markup {
  const [from, to] = scale
  const at = (x: number) => ((100 * (x - from)) / (to - from)).toFixed(2)
  const width = ((100 * (ci[1] - ci[0])) / (to - from)).toFixed(2)
  const zero = from < 0 && html`<u style="left:${at(0)}%"></u>`
  return html`<div class="track" aria-hidden="true">${zero}<i style="left:${at(ci[0])}%;width:${width}%"></i><b style="left:${at(value)}%"></b></div>`
}
