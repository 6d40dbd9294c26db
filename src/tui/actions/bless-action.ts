/** Blessing: a run becomes the baseline of its task. */
import { shortId } from '../format/run.ts'
import type { Desk, Run } from '../workbench.ts'
import type { Action } from './action.ts'
import { commandLine } from './command-line.ts'
import type { Question, Work } from './wish.ts'

/** Makes the run the baseline of its task. */
export const bless: Action = {
  id: 'bless',
  title: 'bless the run as baseline',
  keys: 'b',
  at: ({ run }) =>
    run?.status !== 'done'
      ? undefined
      : {
          command: commandLine('runs', 'bless', run.id),
          act: { type: 'ask', question: questionOf(run) },
        },
}

function questionOf(run: Run): Question {
  return {
    title: `Make ${shortId(run.id)} the baseline of ${run.task}?`,
    facts: [
      [`${run.program}, run ${run.id}`, 'plain'],
      ['eval --baseline blessed compares with it; u takes it back.', 'muted'],
    ],
    act: { type: 'work', work: blessing(run) },
  }
}

function blessing({ id, task }: Run): Work {
  return {
    title: 'Blessing',
    does: async (desk) => {
      const report = await desk.bless(id)
      const before = report.before === null ? '' : `, before it was ${shortId(report.before)}`
      const note = `${shortId(id)} is the baseline of ${task} (u takes it back)${before}`
      return { note, undo: takingBack(report) }
    },
  }
}

function takingBack(report: Awaited<ReturnType<Desk['bless']>>): Work {
  return {
    title: 'Taking the blessing back',
    does: async (desk) => {
      await desk.restoreBaseline(report)
      return { note: `The blessing of ${shortId(report.run)} is taken back.` }
    },
  }
}
