/** The columns of a comparison's rows. */
import { points } from '../../format/number.ts'
import { verdict } from '../../format/row.ts'
import type { Column } from '../../list/columns.ts'
import { line, type Span, span, type Tone } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import type { ComparedRow } from '../../workbench.ts'

/** The columns, left to right. */
export function compareColumns(signs: Signs): Column<ComparedRow>[] {
  return [
    {
      title: '#',
      min: 4,
      priority: 2,
      align: 'right',
      cell: ({ a, b }) => line(String(a?.index ?? b?.index ?? ''), 'muted'),
    },
    { title: 'change', min: 10, priority: 1, cell: ({ change }) => [changeSpan(change, signs)] },
    {
      title: 'example',
      by: 'id',
      min: 12,
      max: 40,
      priority: 0,
      cell: ({ exampleId, repeat }) => line(repeat === 0 ? exampleId : `${exampleId} #${repeat}`),
    },
    { title: '    A', by: 'a', min: 8, priority: 3, cell: ({ a }) => [sideSpan(a, signs)] },
    { title: '    B', by: 'b', min: 8, priority: 4, cell: ({ b }) => [sideSpan(b, signs)] },
    {
      title: 'points',
      by: 'points',
      min: 7,
      priority: 5,
      align: 'right',
      cell: (row) => line(differenceText(row), 'muted'),
    },
  ]
}

const changes = {
  better: { sign: 'good', tone: 'good' },
  worse: { sign: 'bad', tone: 'bad' },
  equal: { sign: 'dot', tone: 'muted' },
  unpaired: { sign: 'warn', tone: 'warn' },
} as const satisfies Record<ComparedRow['change'], { sign: keyof Signs; tone: Tone }>

function changeSpan(change: ComparedRow['change'], signs: Signs): Span {
  const { sign, tone } = changes[change]
  return span(`${signs[sign]} ${change}`, tone)
}

function sideSpan(side: ComparedRow['a'], signs: Signs): Span {
  if (side === undefined) return span(`${signs.none} none`, 'muted')
  const { sign, tone } = verdict(side.score, signs)
  return span(`${sign} ${(side.score === null ? 'error' : points(side.score)).padStart(5)}`, tone)
}

function differenceText({ a, b }: ComparedRow): string {
  if (typeof a?.score !== 'number' || typeof b?.score !== 'number') return ''
  const difference = b.score - a.score
  return (difference > 0 ? '+' : '') + points(difference)
}
