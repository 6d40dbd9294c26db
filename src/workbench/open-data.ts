/** Opens the data of an evaluation or a compilation, and says before anything is paid for what makes scores worth less. */
import { basename, resolve } from 'node:path'
import {
  changedSinceCard,
  type Dataset,
  type LeakWatch,
  leakWatch,
  openDataset,
  type SharedExamples,
} from '../data/index.ts'
import type { Example } from '../engine/index.ts'
import { sliceValues } from '../evaluate/index.ts'
import type { Session } from './session.ts'
import { sliceError } from './slice-tables.ts'
import type { Target } from './target.ts'

/** Which data, how many of them, and by what they will be sliced. */
export interface DataOptions {
  /** Absolute. */
  readonly path: string
  readonly limit?: number | undefined
  readonly slices?: readonly string[] | undefined
}

/**
 * The checked dataset to judge on. Warns of examples that also stand in the task's training set, edited or not, and
 * of a card that was not written for the file as it is.
 * @throws InputError as `openDataset` does, and `unknown_slice` for a key that no example has.
 */
export async function openData(
  session: Session,
  target: Target,
  { path, limit, slices = [] }: DataOptions,
): Promise<Dataset> {
  const watch = leakWatch()
  const train = await otherSet(target, { role: 'train', path, see: watch.trained })
  const keys = sliceKeys(slices)
  const onExample = (example: Example) => {
    if (train !== undefined) watch.judged(example)
    keys.see(example)
  }
  const dataset = await openDataset(path, { ...fittingOf(target), limit, onExample })
  keys.require(path)
  if (train !== undefined) warnOfShared(session, watch, { train, dev: path })
  await warnOfCard(session, path)
  return dataset
}

/** The checked dataset to train on, with the same warnings about it and the task's dev set. */
export async function openTrainset(session: Session, target: Target, path: string): Promise<Dataset> {
  const watch = leakWatch()
  const dataset = await openDataset(path, { ...fittingOf(target), onExample: watch.trained })
  const dev = await otherSet(target, { role: 'dev', path, see: watch.judged })
  if (dev !== undefined) warnOfShared(session, watch, { train: path, dev })
  await warnOfCard(session, path)
  return dataset
}

function fittingOf({ program: { signature }, task: { prepare } }: Target) {
  return { signature, prepare }
}

/** Reads the other set of the task; undefined where there is none to read, which is no matter of this one. */
async function otherSet(
  target: Target,
  { role, path, see }: { role: 'train' | 'dev'; path: string; see: LeakWatch['trained'] },
): Promise<string | undefined> {
  const other = target.task[role]
  if (other === undefined || resolve(other) === path) return undefined
  const opened = openDataset(other, { ...fittingOf(target), onExample: see })
  return opened.then(
    () => other,
    () => undefined,
  )
}

function warnOfShared(
  session: Session,
  watch: LeakWatch,
  { train, dev }: { readonly train: string; readonly dev: string },
): void {
  const { leaks, nearDuplicates } = watch.found()
  for (const [pairs, how] of [
    [leaks, 'also stand in'],
    [nearDuplicates, 'are nearly the same as one in'],
  ] as const)
    if (pairs.length > 0)
      session.warn({
        code: 'data',
        message: `${pairs.length} of the examples in ${basename(dev)} ${how} ${basename(train)}: ${some(pairs)}`,
      })
}

function some(pairs: SharedExamples['leaks']): string {
  const shown = pairs.slice(0, 3).map(({ devId, trainId }) => `${devId} (${trainId})`)
  return [...shown, ...(pairs.length > 3 ? ['…'] : [])].join(', ')
}

async function warnOfCard(session: Session, path: string): Promise<void> {
  const told = await changedSinceCard(path)
  if (told !== undefined)
    session.warn({ code: 'data', message: `dataset card of ${basename(path)}: ${told}` })
}

/** Watches for the metadata keys that were asked for. */
function sliceKeys(keys: readonly string[]) {
  const missing = new Set(keys)
  const known = new Set<string>()
  return {
    see({ metadata }: Example) {
      if (missing.size === 0) return
      for (const name of Object.keys(metadata ?? {})) known.add(name)
      for (const key of missing)
        if ([...sliceValues(metadata, key)].some((value) => value !== null)) missing.delete(key)
    },
    require(path: string) {
      const [key] = missing
      if (key !== undefined) throw sliceError(key, known, `the examples in ${path}`)
    },
  }
}
