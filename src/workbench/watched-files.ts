/** The files an evaluation depends on: configuration and what it imports, data, and a saved program. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import type { Session } from './session.ts'
import { resolveTarget } from './target.ts'

/** Absolute paths; modules of packages are left out. @throws InputError as `resolveTarget` does. */
export async function watchedFiles(
  session: Session,
  { target: ref, data }: Pick<EvaluateTaskOptions, 'target' | 'data'>,
): Promise<readonly string[]> {
  const { task } = await resolveTarget(session, ref)
  const examples = data === undefined ? task.dev : resolve(session.cwd, data)
  const program = resolve(session.cwd, ref)
  const files = new Set<string>()
  if (session.config.path) addModule(session.config.path, files)
  if (examples !== undefined) files.add(examples)
  if (existsSync(program)) files.add(program)
  return [...files]
}

/** A module and the files it imports by a relative path, and theirs. */
function addModule(path: string, files: Set<string>): void {
  if (files.has(path) || !existsSync(path)) return
  files.add(path)
  const imported = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  for (const [, relative = ''] of imported) addModule(resolve(dirname(path), relative), files)
}
