/** Charts as drawings without a browser: Observable Plot on a document of its own. Loaded when a report needs it. */
import type { PlotOptions } from '@observablehq/plot'
import { type Markup, trusted } from './markup.ts'

/** Observable Plot. */
export type Plot = typeof import('@observablehq/plot')

/** Draws charts. */
export interface Chart {
  readonly plot: Plot
  /** An inline SVG with a name for those who do not see it. */
  draw(label: string, options: PlotOptions): Markup
}

interface Drawing {
  readonly outerHTML: string
  setAttribute(name: string, value: string): void
}

/** Loads Plot and a document for it. */
export async function openChart(): Promise<Chart> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return {
    plot,
    draw(ariaLabel, options) {
      const style = { fontSize: '12px', background: 'none' }
      // The project is compiled without the types of a browser, so what linkedom gives is named here.
      const drawing = plot.plot({
        document,
        className: 'chart',
        ariaLabel,
        style,
        ...options,
      }) as unknown as Drawing
      drawing.setAttribute('role', 'img')
      // In HTML an SVG needs no name space; without it the page holds no address at all.
      return trusted(drawing.outerHTML.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, ''))
    },
  }
}
