/** The blessed run of each task: the baseline that later runs are held to. Kept in `blessed.json` beside the store. */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { InputError, parsedJson } from '../engine/index.ts'
import type { Run } from '../store/index.ts'
import type { Session } from './session.ts'
import { writeWhole } from './write-file.ts'

/** The document of `runs bless --json`. */
export interface BlessReport {
  readonly schemaVersion: 1
  readonly task: string
  readonly run: string
  /** What the run evaluated, to be held to it from here on. */
  readonly program: string
  /** The run that was the baseline before; null when there was none. */
  readonly before: string | null
  readonly path: string
}

/** The word that stands for the blessed run of a task. */
export const blessedRef = 'blessed'

const blessings = z.record(z.string(), z.string())

/** Makes a run the baseline of its task. @throws InputError `unknown_run`, `not_blessable` for one that is not done. */
export async function blessRun(session: Session, ref: string): Promise<BlessReport> {
  const { id, task, program, status, summary } = (await session.store()).run(ref)
  if (status !== 'done' || (summary?.scored ?? 0) === 0)
    throw new InputError(
      'not_blessable',
      `${id}: expected a run that is done and has scores, got ${status} with ${summary?.scored ?? 0} scored rows`,
      { run: id, status },
    )
  const path = pathOf(session)
  const known = await readBlessings(path)
  await writeWhole(path, `${JSON.stringify({ ...known, [task]: id }, null, 2)}\n`)
  return { schemaVersion: 1, task, run: id, program, before: known[task] ?? null, path }
}

/** Makes the run the baseline that was it before; without one, the task has none. */
export async function restoreBaseline(
  session: Session,
  { task, before }: Pick<BlessReport, 'task' | 'before'>,
): Promise<void> {
  const path = pathOf(session)
  const { [task]: _after, ...others } = await readBlessings(path)
  const blessed = before === null ? others : { ...others, [task]: before }
  await writeWhole(path, `${JSON.stringify(blessed, null, 2)}\n`)
}

/** Whether a run is the baseline of its task. */
export async function isBaseline(session: Session, { id, task }: Pick<Run, 'id' | 'task'>): Promise<boolean> {
  return (await readBlessings(pathOf(session)))[task] === id
}

/**
 * The run that `--baseline` names: an id, a prefix, `latest~N`, or `blessed`.
 * @throws InputError `no_blessed_run` when the task has none, or `unknown_run`.
 */
export async function baselineRun(session: Session, ref: string, task: string): Promise<Run> {
  const store = await session.store()
  if (ref !== blessedRef) return store.run(ref)
  const id = (await readBlessings(pathOf(session)))[task]
  if (id !== undefined) return store.run(id)
  throw new InputError(
    'no_blessed_run',
    `${task}: expected a blessed run to compare with, found none; mark one with: whetstone runs bless <run>`,
    { task },
  )
}

function pathOf(session: Session): string {
  return join(dirname(session.paths.store), 'blessed.json')
}

async function readBlessings(path: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const result = blessings.safeParse(parsedJson(text))
  if (result.success) return result.data
  throw new InputError('invalid_blessings', `${path}: expected run ids by task as JSON; mend or remove it`, {
    file: path,
  })
}
