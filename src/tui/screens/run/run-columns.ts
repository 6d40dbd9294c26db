/** The columns of a run's rows, most needed first by priority. */
import { dollars, duration } from '../../format/number.ts'
import { feedbackOf, preview, rowScore } from '../../format/row.ts'
import { labelSpan } from '../../labels/labels.ts'
import type { Column } from '../../list/columns.ts'
import { cleanLine } from '../../text/clean.ts'
import { cut } from '../../text/fit.ts'
import { line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import type { Order, StoredRow } from '../../workbench.ts'
import type { RunData } from './run-data.ts'

/** The columns, left to right; time and cost only where rows are sorted by them, labels only where there are any. */
export function rowColumns(
  { run: { metric }, counts, labels }: RunData,
  signs: Signs,
  order?: Order | undefined,
): Column<StoredRow>[] {
  const digits = Math.max(2, String(counts.all - 1).length)
  return [
    {
      title: '#',
      by: 'index',
      min: digits,
      priority: 2,
      align: 'right',
      cell: ({ index }) => line(String(index), 'muted'),
    },
    {
      title: 'example',
      by: 'id',
      min: 12,
      max: 22,
      priority: 1,
      cell: (row, width) => exampleCell(row, width, signs),
    },
    { title: '  score', by: 'score', min: 8, priority: 0, cell: (row) => [rowScore(row, signs)] },
    ...(labels.size === 0 ? [] : [labelColumn(labels, signs)]),
    ...figures.filter(({ by }) => by === order?.by),
    { title: 'prediction', min: 16, max: 72, priority: 3, cell: (row) => [preview(row)] },
    {
      title: 'feedback',
      min: 36,
      max: 200,
      priority: 4,
      cell: (row) => line(feedbackOf(row, metric), 'muted'),
    },
  ]
}

function labelColumn(labels: RunData['labels'], signs: Signs): Column<StoredRow> {
  const cell = ({ index }: StoredRow) => {
    const label = labels.get(index)
    return label === undefined ? [] : [labelSpan(label, signs)]
  }
  return { title: 'label', min: 11, priority: 2, cell }
}

const figures: readonly Column<StoredRow>[] = [
  {
    title: 'time',
    by: 'latency',
    min: 7,
    priority: 5,
    align: 'right',
    cell: ({ durationMs }) => line(duration(durationMs), 'muted'),
  },
  {
    title: 'cost',
    by: 'cost',
    min: 9,
    priority: 6,
    align: 'right',
    cell: ({ costUsd }) => line(dollars(costUsd), 'muted'),
  },
]

/** The number of a repeat tells rows of one example apart: the id gives way to it. */
function exampleCell({ exampleId, repeat }: StoredRow, width: number, { ellipsis }: Signs) {
  const mark = repeat === 0 ? '' : ` #${repeat}`
  return [span(cut(cleanLine(exampleId), width - mark.length, ellipsis)), span(mark, 'muted')]
}
