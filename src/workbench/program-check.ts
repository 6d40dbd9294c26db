/** Whether a kept program is still what it was: every byte of its file, and the fields it was made for. */
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { messageOf } from '../engine/index.ts'
import { changeIn, checkedProgramFile, hashProgram, type ProgramFile } from './program-file.ts'
import { readJsonFile } from './read-json-file.ts'
import type { Session } from './session.ts'

/** What was found of a file. */
export interface ProgramCheck {
  readonly path: string
  /** By the file, where it can be read. */
  readonly hash: string | null
  readonly task: string | null
  /**
   * `changed`: other bytes than were written; `other_code`: whole, but the fields of the task have changed since;
   * `unknown_task`: whole, but this project has no such task.
   */
  readonly status: 'sound' | 'changed' | 'unreadable' | 'other_code' | 'unknown_task'
  /** Why it is not sound. */
  readonly reason?: string | undefined
}

/** The program files of a session, by name. */
export async function programFiles({ paths }: Session): Promise<string[]> {
  const files = await readdir(paths.programs).catch(() => [])
  return files.filter((file) => /^[0-9a-f]{16}\.json$/.test(file)).sort()
}

/** Checks one file. Never throws. */
export async function checkProgramFile(session: Session, path: string): Promise<ProgramCheck> {
  try {
    const { text, value } = await readJsonFile(path)
    const file = checkedProgramFile(value, path)
    const about = { path, hash: file.hash, task: file.task ?? null }
    const change = changeIn({ text, value }) ?? misplaced(path, file)
    if (change !== undefined) return { ...about, status: 'changed', reason: change }
    return { ...about, ...fitness(session, file) }
  } catch (error) {
    return { path, hash: null, task: null, status: 'unreadable', reason: messageOf(error) }
  }
}

function misplaced(path: string, { hash }: ProgramFile): string | undefined {
  const name = basename(path, '.json')
  return /^[0-9a-f]{16}$/.test(name) && !hash.startsWith(name)
    ? `it holds the program ${hash.slice(0, 16)}`
    : undefined
}

function fitness(
  { tasks }: Session,
  { task: name = '', state, hash }: ProgramFile,
): Pick<ProgramCheck, 'status' | 'reason'> {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (task === undefined) return { status: 'unknown_task', reason: `this project has no task \`${name}\`` }
  try {
    const found = hashProgram(task.program.withState(state))
    if (found === hash) return { status: 'sound' }
    return {
      status: 'other_code',
      reason: `with the fields of the task as they are now it is ${found.slice(0, 16)}`,
    }
  } catch (error) {
    return { status: 'other_code', reason: messageOf(error) }
  }
}
