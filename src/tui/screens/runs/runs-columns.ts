/** The columns of the runs, most needed first by priority. */
import type { RunNow } from '../../data/run-now.ts'
import { count } from '../../format/number.ts'
import { figuresOf, modelIn, rowsDone, runCost, scoreOf, shortId, statusOf } from '../../format/run.ts'
import { when } from '../../format/time.ts'
import type { Column } from '../../list/columns.ts'
import type { World } from '../../screen/screen.ts'
import { line, span } from '../../text/line.ts'
import type { Run } from '../../workbench.ts'

/** The columns, left to right. */
export function runsColumns({ signs, now }: Pick<World, 'signs' | 'now'>): Column<RunNow>[] {
  return [
    { title: 'run', by: 'id', min: 4, max: 20, priority: 3, cell: ({ id }, width) => idCell(id, width) },
    {
      title: 'when',
      min: 6,
      max: 7,
      priority: 4,
      cell: ({ startedAt }) => line(when(startedAt, now), 'muted'),
    },
    {
      title: 'task',
      by: 'task',
      min: 9,
      max: 14,
      priority: 1,
      cell: ({ kind, task }) => taskCell(kind, task),
    },
    { title: 'program', min: 12, max: 20, priority: 8, cutAt: 'start', cell: ({ program }) => line(program) },
    {
      title: 'model',
      by: 'model',
      min: 14,
      max: 24,
      priority: 5,
      cutAt: 'start',
      cell: (run, width) => line(modelIn(run, width)),
    },
    { title: 'metric', min: 11, max: 16, priority: 9, cell: ({ metric }) => line(metric) },
    { title: 'score % 95% CI', by: 'score', min: 16, priority: 2, cell: (run) => scoreOf(run, signs) },
    { title: 'rows', min: 5, max: 9, priority: 6, align: 'right', cell: (run) => line(rowsDone(run)) },
    {
      title: 'errors',
      by: 'errors',
      min: 6,
      priority: 7,
      align: 'right',
      cell: (run) => errorsCell(figuresOf(run).errors),
    },
    {
      title: 'cost',
      by: 'cost',
      min: 20,
      priority: 10,
      align: 'right',
      cell: (run) => line(runCost(run, signs), 'muted'),
    },
    { title: 'status', by: 'status', min: 13, priority: 0, cell: (run) => [statusOf(run, signs)] },
  ]
}

function idCell(id: string, width: number) {
  return line(id.length <= width ? id : shortId(id), 'accent')
}

/** An evaluation is what a run is unless it says otherwise. */
function taskCell(kind: Run['kind'], task: string) {
  return kind === 'eval' ? line(task) : [span(task), span(` ${kind}`, 'muted')]
}

function errorsCell(errors: number) {
  return errors === 0 ? line('0', 'muted') : line(count(errors), 'bad')
}
