/** Runs that go on: one that stopped, rows that failed, rows asked anew; and stopping them. */
import { counted } from '../format/number.ts'
import { shortId } from '../format/run.ts'
import type { Run } from '../workbench.ts'
import type { Action, Place } from './action.ts'
import { commandLine } from './command-line.ts'
import { runToDo } from './runs-to-do.ts'
import type { Act } from './wish.ts'

/** Goes on with a run that stopped. */
export const resume: Action = {
  id: 'resume',
  title: 'resume the run',
  keys: 'r',
  costs: true,
  at: ({ run }) =>
    run === undefined || !hasStopped(run)
      ? undefined
      : { command: commandLine('runs', 'resume', run.id), act: resuming(run, false) },
}

/** Asks again for the rows that failed. */
export const retryErrors: Action = {
  id: 'retry-errors',
  title: 'ask again for rows that failed',
  costs: true,
  at: ({ run }) =>
    run === undefined || run.kind !== 'eval' || run.status === 'running' || !run.summary?.errors
      ? undefined
      : {
          command: commandLine('runs', 'resume', run.id, '--retry-errors'),
          act: resuming(run, true),
        },
}

/** Asks the chosen rows anew, as a run of their own. */
export const rerun: Action = {
  id: 'rerun',
  title: 'ask the chosen rows anew',
  keys: 'r',
  costs: true,
  at: ({ chosen, run }) => {
    if (chosen?.kind !== 'rows' || chosen.indexes.length === 0 || run?.kind !== 'eval') return undefined
    const { runId, indexes } = chosen
    return {
      command: commandLine('runs', 'rerun', runId, '--rows', indexes.join(',')),
      act: runToDo({
        title: `Ask ${counted(indexes.length, 'row')} of ${shortId(runId)} anew?`,
        isNew: true,
        quote: (desk) => desk.quoteRerun(runId, indexes),
        carryOut: (desk, watch) => desk.rerun(runId, { rows: indexes, ...watch }),
      }),
    }
  },
}

/** Stops what is carried out here. */
export const stop: Action = {
  id: 'stop',
  title: 'stop the runs under way',
  at: ({ isRunning }: Place) => (isRunning ? { act: { type: 'stop' } } : undefined),
}

function hasStopped({ kind, status }: Run): boolean {
  return kind === 'eval' && status !== 'done' && status !== 'running'
}

function resuming({ id }: Run, isRetrying: boolean): Act {
  const options = { retryErrors: isRetrying }
  return runToDo({
    title: isRetrying ? `Ask again for the errors of ${shortId(id)}?` : `Resume ${shortId(id)}?`,
    isNew: false,
    quote: (desk) => desk.quoteResume(id, options),
    carryOut: (desk, watch) => desk.resume(id, { ...options, ...watch }),
  })
}
