/** What quality costs: one point a run. */
import { visibleLine } from '../visible.ts'
import type { Markup } from './markup.ts'
import type { Chart } from './plot.ts'

/** A run on the chart: score and interval 0–100, cost in US dollars for a thousand examples without a cache. */
export interface CostPoint {
  readonly name: string
  readonly cost: number
  readonly score: number
  readonly low: number
  readonly high: number
}

/** Score over cost with intervals; further up and to the left is better. */
export function costScatter(
  { plot, draw }: Chart,
  points: readonly CostPoint[],
  { simulated }: { readonly simulated: boolean },
): Markup {
  const most = Math.max(...points.map(({ cost }) => cost))
  const name = (isRight: boolean) =>
    plot.text(
      points.filter(({ cost }) => cost > most / 2 === isRight),
      {
        x: 'cost',
        y: 'score',
        text: ({ name }: CostPoint) => visibleLine(name, 40),
        dx: isRight ? -10 : 10,
        textAnchor: isRight ? 'end' : 'start',
        fill: 'var(--ink)',
      },
    )
  return draw('Score over cost', {
    width: 520,
    height: 280,
    marginLeft: 48,
    marginTop: 28,
    marginBottom: 44,
    x: {
      label: `${simulated ? 'simulated ' : ''}US dollars per 1,000 rows`,
      labelOffset: 40,
      domain: [0, most === 0 ? 1 : most * 1.1],
      ticks: 5,
    },
    y: { label: 'score', domain: [0, 100], grid: true, ticks: 5 },
    marks: [
      plot.ruleY([0], { stroke: 'var(--rule)' }),
      plot.ruleX(points, { x: 'cost', y1: 'low', y2: 'high', stroke: 'var(--accent)', strokeWidth: 2 }),
      plot.dot(points, { x: 'cost', y: 'score', r: 5, fill: 'var(--accent)' }),
      name(false),
      name(true),
    ],
  })
}
