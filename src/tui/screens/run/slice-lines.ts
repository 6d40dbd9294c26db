/** The slices of a run as a list: one line for each value of each metadata key. */
import { counted, percent, percentRange } from '../../format/number.ts'
import type { Column } from '../../list/columns.ts'
import { line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import { scoreBar } from '../../view/score-bar.ts'
import type { SliceTable } from '../../workbench.ts'

/** One value of a key. */
export interface SliceLine {
  readonly key: string
  readonly value: string | null
  /** Whether it is the first of its key, whose name is then written. */
  readonly isFirst: boolean
  readonly slice: SliceTable['slices'][number]
}

/** The lines, key by key. */
export function sliceLinesOf(tables: readonly SliceTable[]): SliceLine[] {
  return tables.flatMap(({ key, slices }) =>
    slices.map((slice, i) => ({ key, value: slice.value, isFirst: i === 0, slice })),
  )
}

/** The columns, left to right. */
export function sliceColumns(signs: Signs): Column<SliceLine>[] {
  return [
    {
      title: 'key',
      min: 8,
      max: 20,
      priority: 2,
      cell: ({ key, isFirst }) => (isFirst ? line(key, 'strong') : line('')),
    },
    {
      title: 'value',
      min: 12,
      max: 32,
      priority: 0,
      cell: ({ value }) => (value === null ? line('(none)', 'muted') : line(value)),
    },
    { title: 'examples', min: 8, priority: 3, align: 'right', cell: ({ slice }) => line(String(slice.n)) },
    {
      title: ' score',
      min: 6,
      priority: 1,
      align: 'right',
      cell: ({ slice: { score } }) => line(score === null ? signs.none : percent(score), 'strong'),
    },
    {
      title: '95% CI',
      min: 10,
      priority: 5,
      cell: ({ slice: { ci } }) => line(ci === null ? '' : percentRange(ci, signs), 'muted'),
    },
    {
      title: '0 .. 100',
      min: 16,
      max: 60,
      priority: 4,
      cell: ({ slice: { score, ci } }, width) =>
        score === null ? [] : scoreBar({ at: score, ci, width, signs }),
    },
    {
      title: 'errors',
      min: 9,
      priority: 6,
      cell: ({ slice: { errors } }) => [span(errors === 0 ? '' : counted(errors, 'error'), 'bad')],
    },
  ]
}
