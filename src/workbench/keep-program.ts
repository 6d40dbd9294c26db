/** Keeps a program: as a file named by its hash beside the store, and by name in the store. */
import type { AnyProgram, Values } from '../engine/index.ts'
import { hashProgram, saveProgram } from './program-file.ts'
import type { Session } from './session.ts'
import { programPath } from './target.ts'

/** A program with what is to be known of it. */
export interface ProgramToKeep {
  readonly program: AnyProgram
  readonly task: string
  readonly name: string
  readonly lineage: Values
}

/** Keeps a program; the result tells where. */
export async function keepProgram(
  session: Session,
  { program, task, name, lineage }: ProgramToKeep,
): Promise<{ readonly hash: string; readonly path: string }> {
  const hash = hashProgram(program)
  const path = programPath(session, hash)
  const store = await session.store()
  await saveProgram(program, path, { task, lineage })
  store.putProgram({ hash, name, task, state: program.state, lineage })
  return { hash, path }
}
