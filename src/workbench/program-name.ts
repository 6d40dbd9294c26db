/** What a kept program may be called. */
import { InputError } from '../engine/index.ts'
import type { Session } from './session.ts'

/** True for a name under which the program could not be reached: tasks come first, and `@` is for names that move. */
export function isTakenName({ tasks }: Session, name: string): boolean {
  return name === '' || name.includes('@') || Object.hasOwn(tasks, name)
}

/** @throws InputError `invalid_name` for a name under which the program could not be reached. */
export function requireProgramName(session: Session, name: string): void {
  if (!isTakenName(session, name)) return
  const why = Object.hasOwn(session.tasks, name)
    ? `\`${name}\`, which is a task: try \`${name}-2\``
    : `\`${name}\`; names with @ are given by whetstone programs name`
  throw new InputError('invalid_name', `--name: expected a name for the program alone, got ${why}`, { name })
}
