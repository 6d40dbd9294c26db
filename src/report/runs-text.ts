/** The history as text. */
import type { Run, StoredRow } from '../workbench/index.ts'
import { count, dollars, duration, modelText, points, pointsWithInterval } from './format.ts'
import { table } from './table.ts'

/** One line a run, newest first. */
export function runsText(runs: readonly Run[]): string {
  if (runs.length === 0) return 'no runs yet; make one with: whetstone demo'
  const columns = [
    { heading: 'run' },
    { heading: 'task' },
    { heading: 'program' },
    { heading: 'model' },
    { heading: 'metric' },
    { heading: 'score', align: 'right' },
    { heading: 'rows', align: 'right' },
    { heading: 'errors', align: 'right' },
    { heading: 'cost', align: 'right' },
    { heading: 'status' },
  ] as const
  return table(columns, runs.map(runCells))
}

/** A run in full: what it was, what came of it, and its worst rows. */
export function runText(run: Run, worst: readonly StoredRow[]): string {
  const { score = null, ci = null } = run.summary?.metrics[run.metric] ?? {}
  const facts = [
    ['run', run.id],
    ['task', run.task],
    ['program', `${run.program} (${run.programHash.slice(0, 12)})`],
    ['model', modelText(run.model)],
    ['data', `${run.datasetPath} (${run.datasetHash.slice(0, 12)})`],
    ['status', `${run.status.replaceAll('_', ' ')}${run.error ? `: ${run.error.message}` : ''}`],
    [
      'started',
      `${run.startedAt}${run.durationMs === undefined ? '' : `, took ${duration(run.durationMs)}`}`,
    ],
    [run.metric, pointsWithInterval(score, ci)],
    ['rows', `${run.summary?.n ?? 0} of ${run.total ?? '?'}, ${count(run.summary?.errors ?? 0, 'error')}`],
    ['cost', dollars(run.summary?.costUsd ?? null, run.simulated)],
  ]
  const rows = worst.map((row) => [
    row.exampleId,
    points(row.score),
    row.error?.message ?? firstLine(row, run.metric),
  ])
  const failing =
    rows.length === 0
      ? []
      : [
          '',
          'lowest rows',
          table([{ heading: 'example' }, { heading: 'score', align: 'right' }, { heading: 'why' }], rows),
        ]
  return [table([{ heading: '' }, { heading: '' }], facts).trimStart(), ...failing].join('\n')
}

function runCells(run: Run): string[] {
  const { score = null } = run.summary?.metrics[run.metric] ?? {}
  return [
    run.id,
    run.task,
    run.program,
    modelText(run.model),
    run.metric,
    points(score),
    String(run.summary?.n ?? 0),
    String(run.summary?.errors ?? 0),
    dollars(run.summary?.costUsd ?? null, run.simulated),
    run.status.replaceAll('_', ' '),
  ]
}

function firstLine({ scores }: StoredRow, metric: string): string {
  const line = scores[metric]?.feedback?.split('\n')[0] ?? ''
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
