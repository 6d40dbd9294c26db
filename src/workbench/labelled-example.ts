/** A labelled row as an example: which set it belongs to, and what it holds. */
import { resolve } from 'node:path'
import { openDataset } from '../data/index.ts'
import type { Values } from '../engine/index.ts'
import type { Run, StoredRow } from '../store/index.ts'
import { labelPaths } from './label-paths.ts'
import type { Session } from './session.ts'
import { taskNamed } from './target.ts'
import { writtenInputs } from './written-inputs.ts'

/** A row with its run. */
export interface LabelledRow {
  readonly run: Run
  readonly row: StoredRow
}

/** The example as it stands in a file: the row's inputs as they were written, the right outputs, and who says so. */
export function labelledExample(
  session: Session,
  { run, row: { exampleId: id, inputs, metadata } }: LabelledRow,
  { labels, source }: { readonly labels: Values; readonly source: Values },
): Values {
  const { prepare } = taskNamed(session, run.task)
  return { id, inputs: writtenInputs(inputs, prepare), labels, metadata: { ...metadata, source } }
}

/**
 * Rows of the dev set stay in one, so that nothing held out is trained on; all others are there to learn from. A run
 * over a copy of the dev set, or over a part of it, is told by the ids of its examples.
 */
export async function labelledSet(session: Session, { run, row }: LabelledRow): Promise<'train' | 'dev'> {
  const { dev } = taskNamed(session, run.task)
  const held = [labelPaths(session, run.task).dev, ...(dev === undefined ? [] : [dev])]
  const at = resolve(session.cwd, run.datasetPath)
  if (held.some((path) => resolve(session.cwd, path) === at)) return 'dev'
  return dev !== undefined && (await holds(resolve(session.cwd, dev), row.exampleId)) ? 'dev' : 'train'
}

/** Whether a dataset has an example of that id; one that cannot be read has none. */
async function holds(path: string, id: string): Promise<boolean> {
  try {
    for await (const example of (await openDataset(path)).examples()) if (example.id === id) return true
  } catch {
    // What is wrong with it is told by whoever uses it.
  }
  return false
}
