/** The use case of labelling: someone accepts, corrects or rejects a prediction, and metrics and optimizers learn of it. */
import { InputError, type Values } from '../engine/index.ts'
import { correctedPrediction } from './corrected-prediction.ts'
import { changeFile, type FileChange } from './label-file.ts'
import { type LabelPaths, labelPaths } from './label-paths.ts'
import { type LabelledRow, labelledExample, labelledSet } from './labelled-example.ts'
import type { LabelVerdict } from './row-labels.ts'
import type { Session } from './session.ts'
import { taskNamed } from './target.ts'

/** A prediction, and what someone makes of it. */
export interface LabelRowOptions {
  /** Any name a run goes by, and the position of the row. */
  readonly run: string
  readonly row: number
  readonly verdict: LabelVerdict
  /** The right outputs as JSON, for `corrected`. */
  readonly text?: string | undefined
  /** Who says so. */
  readonly who: string
}

/** What was written. */
export interface LabelReport {
  readonly verdict: LabelVerdict
  readonly exampleId: string
  readonly task: string
  /** The file of judgements that `metrics check` reads. */
  readonly judgements: string
  /** The set that has an example of it now; null for a rejected prediction. */
  readonly example: { readonly set: 'train' | 'dev'; readonly path: string } | null
  /** Takes all of it back. */
  readonly undo: () => Promise<void>
}

/**
 * Labels a prediction; one labelled before is labelled anew. An accepted or corrected one becomes an example in the
 * file of its set, in place of an earlier one of the same id.
 * @throws InputError `unknown_run`, `unknown_row`, `unknown_task`, `no_prediction` for an error row that is not
 *   corrected, or `invalid_correction` naming each field that does not fit; then nothing was written.
 */
export async function labelRow(session: Session, options: LabelRowOptions): Promise<LabelReport> {
  const found = await rowOf(session, options)
  const { run, row } = found
  const { verdict, who } = options
  const paths = labelPaths(session, run.task)
  const source = {
    ...{ verdict, run: run.id, row: row.index, model: run.model, program: run.programHash },
    ...{ who, at: session.clock.date().toISOString() },
  }
  const labels = judged(session, found, options)
  const set = await labelledSet(session, found)
  const made = verdict === 'rejected' ? undefined : labelledExample(session, found, { labels, source })
  const undo = await changeAll([
    ...exampleChanges(paths, { source, set, made }),
    { path: paths.judgements, drops: isFrom(source), adds: [judgementOf(row.exampleId, source)] },
  ])
  return {
    ...{ verdict, exampleId: row.exampleId, task: run.task, judgements: paths.judgements },
    example: made === undefined ? null : { set, path: paths[set] },
    undo,
  }
}

async function rowOf(session: Session, { run: ref, row: index }: LabelRowOptions): Promise<LabelledRow> {
  const store = await session.store()
  const run = store.run(ref)
  const row = store.row(run.id, index)
  if (row !== undefined) return { run, row }
  throw new InputError('unknown_row', `${run.id}: expected the position of a row, got ${index}`, {
    row: index,
  })
}

/** The outputs that the label is about: as the model gave them, or as a person put them right. */
function judged(
  session: Session,
  { run, row }: LabelledRow,
  { verdict, text = '' }: LabelRowOptions,
): Values {
  if (verdict === 'corrected') return correctedPrediction(taskNamed(session, run.task).program, text)
  if (row.prediction !== undefined) return row.prediction
  throw new InputError(
    'no_prediction',
    `${row.exampleId}: expected a prediction to judge, got an error row; correct it instead`,
    { example: row.exampleId },
  )
}

/** A prediction that had to be corrected was not good. */
function judgementOf(id: string, source: Values): Values {
  return { id, label: source.verdict === 'accepted', ...source }
}

interface Made {
  readonly source: Values
  readonly set: 'train' | 'dev'
  readonly made: Values | undefined
}

/** No example of this row is left but the one just made, and none of its id beside it. */
function exampleChanges(paths: LabelPaths, { source, set, made }: Made): FileChange[] {
  return (['train', 'dev'] as const).map((each) => {
    const adds = made !== undefined && each === set ? [made] : []
    const isSameId = ({ id }: Values) => adds.some((added) => added.id === id)
    const isSameRow = ({ metadata }: Values) => isFrom(source)((metadata as Values | undefined)?.source)
    return { path: paths[each], drops: (entry) => isSameId(entry) || isSameRow(entry), adds }
  })
}

/** Whether something tells of the same row of the same run. */
function isFrom({ run, row }: Values): (source: unknown) => boolean {
  return (source) => {
    const { run: otherRun, row: otherRow } = (source ?? {}) as Values
    return run === otherRun && row === otherRow
  }
}

/** Makes the changes one after the other; the result takes them back, the last first. */
async function changeAll(changes: readonly FileChange[]): Promise<() => Promise<void>> {
  const back: FileChange[] = []
  for (const change of changes) back.unshift(await changeFile(change))
  return async () => {
    for (const change of back) await changeFile(change)
  }
}
