/** All calls of a row, one line each: what was asked of whom, and what it took. */
import { costFact, count, dollars, duration } from '../format/number.ts'
import { type Column, itemLine, placeColumns, titleLine } from '../list/columns.ts'
import { type Line, line, span } from '../text/line.ts'
import type { Call } from '../workbench.ts'
import type { CallPlace } from './calls.ts'

interface NumberedCall extends Call {
  readonly at: number
}

/** The table, and a line of what they took together. */
export function callTable({ calls, run, width, signs }: CallPlace): Line[] {
  if (calls.length === 0) return [line(' No model was called for this row.', 'muted')]
  const placed = placeColumns(columns(run.simulated ? 'simulated $' : 'cost'), width - 2)
  const lines = calls.map((call, at) => itemLine(placed, { ...call, at }, signs))
  const sum = (of: (call: Call) => number | null) => calls.reduce((total, call) => total + (of(call) ?? 0), 0)
  const isPriced = calls.every(({ costUsd }) => costUsd !== null)
  const total = [
    `${count(sum(({ usage }) => usage.input))} tokens in, ${count(sum(({ usage }) => usage.output))} out`,
    costFact(isPriced ? sum(({ costUsd }) => costUsd) : null, run.simulated),
    duration(sum(({ latencyMs }) => latencyMs)),
  ]
  return [
    ...[titleLine(placed, signs), ...lines].map((each) => [span(' '), ...each]),
    line(''),
    line(` ${total.join(` ${signs.dot} `)}`, 'muted'),
  ]
}

function columns(priceTitle: string): Column<NumberedCall>[] {
  return [
    { title: '#', min: 2, priority: 0, align: 'right', cell: ({ at }) => line(String(at + 1), 'muted') },
    { title: 'part', min: 8, max: 14, priority: 3, cell: ({ part }) => line(part, 'accent') },
    { title: 'model', min: 14, max: 24, priority: 1, cell: ({ lm }) => line(lm) },
    { title: 'ended', min: 12, max: 24, priority: 2, cell: endedCell },
    { title: 'in', min: 6, priority: 4, align: 'right', cell: ({ usage }) => line(count(usage.input)) },
    { title: 'out', min: 6, priority: 4, align: 'right', cell: ({ usage }) => line(count(usage.output)) },
    {
      title: 'took',
      min: 8,
      priority: 5,
      align: 'right',
      cell: ({ latencyMs }) => line(duration(latencyMs)),
    },
    {
      title: priceTitle,
      min: 11,
      priority: 6,
      align: 'right',
      cell: ({ costUsd }) => line(dollars(costUsd)),
    },
    { title: 'cache', min: 6, priority: 7, cell: ({ cached }) => line(cached ? 'cached' : '', 'muted') },
    {
      title: 'tries',
      min: 5,
      priority: 8,
      align: 'right',
      cell: ({ attempts }) => line(String(attempts), attempts > 1 ? 'warn' : 'muted'),
    },
  ]
}

function endedCell({ error, warning, finishReason }: Call): Line {
  if (error !== undefined) return line(error.code, 'bad')
  if (warning !== undefined) return line(warning.code, 'warn')
  return line(finishReason, finishReason === 'stop' ? 'muted' : 'warn')
}
