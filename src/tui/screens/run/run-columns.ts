/** The columns of a run's rows, most needed first by priority. */
import { feedbackOf, preview, rowScore } from '../../format/row.ts'
import type { Column } from '../../list/columns.ts'
import type { World } from '../../screen/screen.ts'
import { cleanLine } from '../../text/clean.ts'
import { cut } from '../../text/fit.ts'
import { line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import type { StoredRow } from '../../workbench.ts'
import type { RunData } from './run-data.ts'

/** The columns, left to right. */
export function rowColumns({ run: { metric }, total }: RunData, { signs }: World): Column<StoredRow>[] {
  const digits = Math.max(2, String(total - 1).length)
  return [
    {
      title: '#',
      min: digits,
      priority: 2,
      align: 'right',
      cell: ({ index }) => line(String(index), 'muted'),
    },
    { title: 'example', min: 12, max: 22, priority: 1, cell: (row, width) => exampleCell(row, width, signs) },
    { title: '  score', min: 8, priority: 0, cell: (row) => [rowScore(row, signs)] },
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

/** The number of a repeat tells rows of one example apart: the id gives way to it. */
function exampleCell({ exampleId, repeat }: StoredRow, width: number, { ellipsis }: Signs) {
  const mark = repeat === 0 ? '' : ` #${repeat}`
  return [span(cut(cleanLine(exampleId), width - mark.length, ellipsis)), span(mark, 'muted')]
}
