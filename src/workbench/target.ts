/** What a command works on: a task by name, or a compiled program by name (`hmw@production` too), hash or file. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type AnyProgram, InputError, suggestion, type Values } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { changeIn, checkedProgramFile, hashProgram } from './program-file.ts'
import { programNames } from './program-names.ts'
import { readJsonFile } from './read-json-file.ts'
import type { Session } from './session.ts'

/** A task with the program to run: its own, or a compiled one. */
export interface Target {
  readonly taskName: string
  readonly task: Task
  readonly program: AnyProgram
  /** As the user calls it. */
  readonly programName: string
  readonly programHash: string
  /** How it came to be; absent for the program of a task as it is declared. */
  readonly lineage?: Values | undefined
}

/**
 * Resolves `<task or program>`.
 * @throws InputError `unknown_task`, `unknown_program`, `invalid_program`.
 */
export async function resolveTarget(session: Session, ref: string): Promise<Target> {
  if (Object.hasOwn(session.tasks, ref)) return ofTask(session, ref)
  const names = ref.includes('@') ? await programNames(session) : new Map<string, string>()
  const hash = names.get(ref)
  if (hash !== undefined) return ofHash(session, ref, hash)
  if (ref.endsWith('.json')) return ofFile(session, ref)
  const stored = (await session.store()).program(ref)
  if (stored) return compiled(session, { ...stored, taskName: stored.task })
  if (existsSync(resolve(session.cwd, ref))) return ofFile(session, ref)
  const programs = (await session.store()).programs().map(({ name }) => name)
  const known = [...Object.keys(session.tasks), ...names.keys(), ...new Set(programs)]
  const hint = `${suggestion(ref, known)}${configHint(session)}`
  throw new InputError('unknown_program', `expected a task or a compiled program, got \`${ref}\`; ${hint}`, {
    ref,
    known,
  })
}

/** A task by name. @throws InputError `unknown_task` naming the nearest. */
export function taskNamed(session: Session, name: string): Task {
  const task = Object.hasOwn(session.tasks, name) ? session.tasks[name] : undefined
  if (task) return task
  const known = Object.keys(session.tasks)
  const hint = `${suggestion(name, known)}${configHint(session)}`
  throw new InputError('unknown_task', `expected a task, got \`${name}\`; ${hint}`, { task: name, known })
}

// Whoever is in the wrong folder sees only the shipped tasks, and would not know why.
function configHint({ config, cwd }: Session): string {
  return config.path === undefined
    ? ` (no whetstone.config.ts in ${cwd}: only the shipped tasks are known)`
    : ''
}

function ofTask(session: Session, taskName: string): Target {
  const task = taskNamed(session, taskName)
  return {
    taskName,
    task,
    program: task.program,
    programName: taskName,
    programHash: hashProgram(task.program),
  }
}

/** Where the files of compiled programs lie, by hash. */
export function programPath({ paths }: Session, hash: string): string {
  return join(paths.programs, `${hash.slice(0, 16)}.json`)
}

/** What a name points at: the file kept under the hash, or what the store has of it. */
async function ofHash(session: Session, name: string, hash: string): Promise<Target> {
  const path = programPath(session, hash)
  const stored = existsSync(path) ? undefined : (await session.store()).program(hash)
  if (stored) return compiled(session, { ...stored, taskName: stored.task, name })
  const target = { ...(await ofFile(session, path)), programName: name }
  if (target.programHash === hash) return target
  throw new InputError(
    'program_changed',
    `${name}: expected the program ${hash.slice(0, 16)}, got another in ${path}: the file or the fields of the task have changed; see whetstone programs verify`,
    { name, hash, found: target.programHash },
  )
}

async function ofFile(session: Session, ref: string): Promise<Target> {
  const path = resolve(session.cwd, ref)
  const read = await readJsonFile(path)
  const { task: taskName, name, state, lineage, digest } = checkedProgramFile(read.value, path)
  const change = digest === undefined ? undefined : changeIn(read)
  if (change !== undefined) {
    const message = `${ref}: the program file was changed after it was written: ${change}; it is used as it is`
    session.warn({ code: 'program_changed', message })
  }
  const owner = taskName ?? Object.entries(session.tasks).find(([, task]) => task.program.name === name)?.[0]
  if (owner === undefined) {
    throw new InputError(
      'unknown_task',
      `${ref}: expected a program of a known task, got one named \`${name}\` without a task`,
      { file: ref },
    )
  }
  return compiled(session, { taskName: owner, name: ref, state, lineage })
}

function compiled(session: Session, { taskName, name, state, lineage }: Compiled): Target {
  const task = taskNamed(session, taskName)
  const program = task.program.withState(state)
  return { taskName, task, program, programName: name, programHash: hashProgram(program), lineage }
}

interface Compiled {
  readonly taskName: string
  readonly name: string
  readonly state: AnyProgram['state']
  readonly lineage: Values
}
