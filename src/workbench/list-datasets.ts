/** The datasets of the tasks: sizes, cards, and examples that stand in the train and the dev set alike. */
import { readFile } from 'node:fs/promises'
import { allExamples, type CardCheck, checkCard, findLeaks, openDataset } from '../data/index.ts'
import { type Example, messageOf } from '../engine/index.ts'
import type { Session } from './session.ts'

/** A dataset of a task. */
export interface DatasetEntry {
  readonly task: string
  readonly role: 'train' | 'dev'
  readonly path: string
  /** Why it cannot be used; then nothing below is known. */
  readonly problem?: string | undefined
  readonly size: number
  readonly hash: string
  /** The card beside it, as it is written, and what is wrong with it. */
  readonly card?: (CardCheck & { readonly text: string }) | undefined
  /** Ids of its examples whose inputs also stand in the task's other set. */
  readonly leaks: readonly string[]
  /** The first few, to see what they look like. */
  readonly examples: readonly Example[]
}

const shownExamples = 5

/** Train and dev set of each task, in the order of the tasks. What is wrong with one is told in its entry. */
export async function listDatasets(session: Session): Promise<DatasetEntry[]> {
  const entries: DatasetEntry[] = []
  for (const task of Object.keys(session.tasks)) entries.push(...(await ofTask(session, task)))
  return entries
}

async function ofTask({ tasks }: Session, name: string): Promise<DatasetEntry[]> {
  const task = tasks[name]
  const files = (['train', 'dev'] as const).flatMap((role) => {
    const path = task?.[role]
    return path === undefined ? [] : [{ role, path }]
  })
  const read = await Promise.all(files.map(async (file) => ({ ...file, found: await opened(file) })))
  const examplesOf = (role: 'train' | 'dev') => {
    const found = read.find((each) => each.role === role)?.found
    return found === undefined || 'problem' in found ? [] : found.all
  }
  const leaks = findLeaks(examplesOf('train'), examplesOf('dev'))
  return read.map(({ role, path, found }) => {
    const place = { task: name, role, path }
    if ('problem' in found)
      return { ...place, problem: found.problem, size: 0, hash: '', leaks: [], examples: [] }
    const { all, ...told } = found
    const shared = leaks.map(({ trainId, devId }) => (role === 'train' ? trainId : devId))
    return { ...place, ...told, leaks: [...new Set(shared)], examples: all.slice(0, shownExamples) }
  })
}

/** As it is written; each run checks it against the signature. */
async function opened({ path }: { readonly path: string }) {
  try {
    const dataset = await openDataset(path)
    const check = await checkCard(dataset)
    const card = check && { ...check, text: await readFile(check.path, 'utf8') }
    return { size: dataset.size, hash: dataset.hash, card, all: await allExamples(dataset) }
  } catch (error) {
    return { problem: messageOf(error) }
  }
}
