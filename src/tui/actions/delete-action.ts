/** Deleting a run: by typing its name, never by a single key. */
import { counted } from '../format/number.ts'
import { shortId } from '../format/run.ts'
import type { Run } from '../workbench.ts'
import type { Action } from './action.ts'
import { commandLine } from './command-line.ts'
import type { Question, Work } from './wish.ts'

/** Deletes a run that is over. */
export const remove: Action = {
  id: 'delete',
  title: 'delete the run',
  keys: 'D',
  destroys: true,
  at: ({ run, reader }) =>
    run === undefined || run.status === 'running'
      ? undefined
      : {
          command: commandLine('runs', 'delete', run.id, '--yes'),
          act: { type: 'ask', question: questionOf(run, reader.countRows({ runId: run.id })) },
        },
}

function questionOf(run: Run, rows: number): Question {
  return {
    title: `Delete run ${run.id}?`,
    facts: [
      [`${run.task}, ${counted(rows, 'row')} with all prompts and replies`, 'plain'],
      ['This cannot be taken back.', 'bad'],
    ],
    typing: shortId(run.id),
    act: { type: 'work', work: deleting(run) },
  }
}

function deleting({ id }: Run): Work {
  return {
    title: 'Deleting',
    does: async (desk) => {
      const { rows, wasBaseline } = await desk.deleteRun(id)
      const blessing = wasBaseline ? '; the task has no baseline now' : ''
      return { note: `${shortId(id)} is gone with ${counted(rows, 'row')}${blessing}`, go: 'home' }
    },
  }
}
