/** The datasets of the tasks, labelled ones too: sizes, cards, and examples that stand somewhere else as well. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { allExamples, type CardCheck, checkCard, openDataset } from '../data/index.ts'
import { type Example, messageOf } from '../engine/index.ts'
import { type Duplicates, duplicatesOf, noDuplicates } from './dataset-duplicates.ts'
import { labelPaths } from './label-paths.ts'
import type { Session } from './session.ts'

/** A dataset of a task. */
export interface DatasetEntry extends Duplicates {
  readonly task: string
  readonly role: 'train' | 'dev'
  /** `labels`: made in the terminal UI of accepted and corrected predictions. */
  readonly from: 'task' | 'labels'
  readonly path: string
  /** The path as one types it in the working folder. */
  readonly typedPath: string
  /** Why it cannot be used; then nothing below is known. */
  readonly problem?: string | undefined
  readonly size: number
  readonly hash: string
  /** The card beside it, as it is written, and what is wrong with it. */
  readonly card?: (CardCheck & { readonly text: string }) | undefined
  /** The first fifty, to see what they look like. */
  readonly examples: readonly Example[]
}

type Place = Pick<DatasetEntry, 'task' | 'role' | 'from' | 'path' | 'typedPath'>

const shownExamples = 50

/** Train and dev set of each task, then what was labelled, in the order of the tasks. What is wrong with one is told in its entry. */
export async function listDatasets(session: Session): Promise<DatasetEntry[]> {
  const entries: DatasetEntry[] = []
  for (const task of Object.keys(session.tasks)) entries.push(...(await ofTask(session, task)))
  return entries
}

async function ofTask(session: Session, task: string): Promise<DatasetEntry[]> {
  const read = await Promise.all(
    placesOf(session, task).map(async (place) => ({ place, ...(await opened(place)) })),
  )
  return read.map(({ place, problem, all, ...told }) => {
    if (problem !== undefined) return { ...place, ...told, problem, ...noDuplicates, examples: [] }
    const other = read.filter((each) => each.place.role !== place.role).flatMap((each) => each.all)
    return { ...place, ...told, ...duplicatesOf(all, other), examples: all.slice(0, shownExamples) }
  })
}

function placesOf(session: Session, name: string): Place[] {
  const [task, labels] = [session.tasks[name], labelPaths(session, name)]
  const roles = ['train', 'dev'] as const
  return [
    ...roles.map((role) => ({ task: name, role, from: 'task', path: task?.[role] }) as const),
    ...roles.map(
      (role) =>
        ({
          task: name,
          role,
          from: 'labels',
          path: existsSync(labels[role]) ? labels[role] : undefined,
        }) as const,
    ),
  ].flatMap(({ path, ...place }) =>
    path === undefined ? [] : [{ ...place, path, typedPath: relative(session.cwd, path) }],
  )
}

interface Opened extends Pick<DatasetEntry, 'problem' | 'size' | 'hash' | 'card'> {
  readonly all: readonly Example[]
}

/** As it is written; each run checks it against the signature. */
async function opened({ path }: Place): Promise<Opened> {
  try {
    const dataset = await openDataset(path)
    const check = await checkCard(dataset)
    const card = check && { ...check, text: await readFile(check.path, 'utf8') }
    return { size: dataset.size, hash: dataset.hash, card, all: await allExamples(dataset) }
  } catch (error) {
    return { problem: messageOf(error), size: 0, hash: '', all: [] }
  }
}
