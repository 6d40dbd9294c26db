/** Labelling as acts: what follows from accepting, rejecting or correcting a prediction. */
import type { Act, Done, Work } from '../actions/wish.ts'
import { json } from '../format/value.ts'
import { type Desk, InputError, type LabelReport, type LabelVerdict, type StoredRow } from '../workbench.ts'

/** What is to become of a prediction. */
export interface LabelAction {
  readonly type: 'labelled'
  readonly as: LabelVerdict
}

/** What labels a row, or has its outputs corrected in the user's editor. */
export function labelAct(row: StoredRow, verdict: LabelVerdict): Act {
  if (verdict === 'corrected') return correctAct(row, `${json(row.prediction ?? row.labels)}\n`)
  const work: Work = { title: 'label', does: (desk) => labelled(desk, row, { verdict }) }
  return { type: 'work', work }
}

/** Opens the outputs in the editor; what does not fit is explained and can be mended where it was left. */
function correctAct(row: StoredRow, text: string): Act {
  return {
    ...{ type: 'open', in: 'editor', name: 'prediction.json', text: () => text },
    saved: async (desk, edited) => {
      try {
        return await labelled(desk, row, { verdict: 'corrected', text: edited })
      } catch (error) {
        if (!(error instanceof InputError) || error.code !== 'invalid_correction') throw error
        return { next: mendAct(row, edited, error) }
      }
    },
  }
}

function mendAct(row: StoredRow, text: string, { details, message }: InputError): Act {
  const problems = Array.isArray(details.problems) ? details.problems.map(String) : [message]
  return {
    type: 'ask',
    question: {
      title: 'The correction does not fit; nothing was written. Go on editing?',
      facts: problems.map((problem) => [problem, 'warn'] as const),
      act: correctAct(row, text),
    },
  }
}

async function labelled(
  desk: Desk,
  { runId, index }: StoredRow,
  { verdict, text }: { readonly verdict: LabelVerdict; readonly text?: string },
): Promise<Done> {
  const report = await desk.label({ run: runId, row: index, verdict, text })
  return { note: noteOf(report), undo: undoWork(report) }
}

function undoWork({ exampleId, undo }: LabelReport): Work {
  return {
    title: 'undo',
    does: async () => {
      await undo()
      return { note: `The label of ${exampleId} is taken back.` }
    },
  }
}

/** Where it went, and what it is for. */
function noteOf({ verdict, task, example }: LabelReport): string {
  const told = example === null ? '' : `, an example in labels/${task}.${example.set}.jsonl`
  return `${verdict}${told}; next: whetstone metrics check ${task}`
}
