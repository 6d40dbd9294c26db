/** What a command works on: a task by name, or a compiled program by name, hash or file. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type AnyProgram, InputError } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { suggestion } from './nearest.ts'
import { hashProgram, readProgramFile } from './program-file.ts'
import type { Session } from './session.ts'

/** A task with the program to run: its own, or a compiled one. */
export interface Target {
  readonly taskName: string
  readonly task: Task
  readonly program: AnyProgram
  /** As the user calls it. */
  readonly programName: string
  readonly programHash: string
}

/**
 * Resolves `<task or program>`.
 * @throws InputError `unknown_task`, `unknown_program`, `invalid_program`.
 */
export async function resolveTarget(session: Session, ref: string): Promise<Target> {
  if (Object.hasOwn(session.tasks, ref)) return ofTask(session, ref)
  if (ref.endsWith('.json') || existsSync(resolve(session.cwd, ref))) return ofFile(session, ref)
  const stored = (await session.store()).program(ref)
  if (stored) return compiled(session, { taskName: stored.task, name: stored.name, state: stored.state })
  const known = [...Object.keys(session.tasks), ...(await session.store()).programs().map(({ name }) => name)]
  throw new InputError(
    'unknown_program',
    `expected a task or a compiled program, got \`${ref}\`; ${suggestion(ref, known)}`,
    { ref, known },
  )
}

/** A task by name. @throws InputError `unknown_task` naming the nearest. */
export function taskNamed(session: Session, name: string): Task {
  const task = Object.hasOwn(session.tasks, name) ? session.tasks[name] : undefined
  if (task) return task
  const known = Object.keys(session.tasks)
  throw new InputError('unknown_task', `expected a task, got \`${name}\`; ${suggestion(name, known)}`, {
    task: name,
    known,
  })
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

async function ofFile(session: Session, ref: string): Promise<Target> {
  const { task: taskName, name, state } = await readProgramFile(resolve(session.cwd, ref))
  const owner = taskName ?? Object.entries(session.tasks).find(([, task]) => task.program.name === name)?.[0]
  if (owner === undefined) {
    throw new InputError(
      'unknown_task',
      `${ref}: expected a program of a known task, got one named \`${name}\` without a task`,
      { file: ref },
    )
  }
  return compiled(session, { taskName: owner, name: ref, state })
}

function compiled(
  session: Session,
  { taskName, name, state }: { taskName: string; name: string; state: AnyProgram['state'] },
): Target {
  const task = taskNamed(session, taskName)
  const program = task.program.withState(state)
  return { taskName, task, program, programName: name, programHash: hashProgram(program) }
}
