/** The runs of a task as a picture of score against cost, and as a table. */
import { amount, cost, percent, percentRange } from '../../format/number.ts'
import { modelText, shortId } from '../../format/run.ts'
import type { Column } from '../../list/columns.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import { type Axis, scatterLines } from '../../view/scatter.ts'
import type { FrontierPoint } from '../../workbench.ts'

/** A run with the letter that stands for it in the picture. */
export interface LetteredPoint extends FrontierPoint {
  readonly letter: string
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The runs with their letters; those beyond the alphabet share the last. */
export function lettered(points: readonly FrontierPoint[]): LetteredPoint[] {
  return points.map((point, i) => ({ ...point, letter: letters[Math.min(i, letters.length - 1)] ?? '' }))
}

/** The picture: what nothing beats stands out, the selected run is drawn last. */
export function picture(
  points: readonly LetteredPoint[],
  selected: number,
  room: { readonly width: number; readonly height: number; readonly signs: Signs },
): Line[] {
  const toneOf = (point: LetteredPoint, i: number) =>
    i === selected ? 'focus' : point.isOnFrontier ? 'good' : 'muted'
  const drawn = points.map(
    (point, i) =>
      ({
        x: point.costPerRowUsd,
        y: point.score,
        sign: point.letter,
        tone: toneOf(point, i),
      }) as const,
  )
  const last = drawn[selected]
  return scatterLines({ ...room, points: last === undefined ? drawn : [...drawn, last], ...axesOf(points) })
}

/** Prices differ by factors, so that theirs is logarithmic where it can be. */
function axesOf(points: readonly FrontierPoint[]): { readonly x: Axis; readonly y: Axis } {
  const [costs, scores] = [points.map((each) => each.costPerRowUsd), points.map((each) => each.score)]
  const isLog = Math.min(...costs) > 0
  const isSimulated = points.some(({ simulated }) => simulated)
  const low = Math.max(0, Math.floor(Math.min(...scores) * 10 - 0.5) / 10)
  const high = Math.min(1, Math.ceil(Math.max(...scores) * 10 + 0.5) / 10)
  return {
    x: {
      low: isLog ? Math.min(...costs) : 0,
      high: Math.max(...costs),
      isLog,
      text: (usd) => cost(usd, isSimulated),
    },
    y: { low, high, text: (score) => percent(score) },
  }
}

/** The columns of the table, left to right. */
export function frontierColumns(signs: Signs): Column<LetteredPoint>[] {
  return [
    {
      title: '',
      min: 1,
      priority: 0,
      cell: ({ letter, isOnFrontier }) => line(letter, isOnFrontier ? 'good' : 'muted'),
    },
    {
      title: 'model',
      min: 14,
      max: 28,
      priority: 1,
      cutAt: 'start',
      cell: (point) => line(modelText(point)),
    },
    { title: 'program', min: 12, max: 24, priority: 5, cutAt: 'start', cell: ({ program }) => line(program) },
    {
      title: 'score % 95% CI',
      min: 16,
      priority: 2,
      cell: ({ score, ci }) => [
        span(percent(score), 'strong'),
        span(ci === null ? '' : ` ${percentRange(ci, signs)}`, 'muted'),
      ],
    },
    {
      title: 'a row',
      min: 10,
      priority: 3,
      align: 'right',
      cell: ({ costPerRowUsd, simulated }) => line(amount(costPerRowUsd, simulated)),
    },
    {
      title: 'verdict',
      min: 11,
      priority: 4,
      cell: ({ isOnFrontier }) =>
        isOnFrontier ? line(`${signs.good} unbeaten`, 'good') : line(`${signs.dot} beaten`, 'muted'),
    },
    { title: 'run', min: 8, priority: 6, cell: ({ run }) => line(shortId(run), 'accent') },
  ]
}
