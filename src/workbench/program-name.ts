/** Names that a compiled program may have: those a command line can say, and that mean nothing else there. */
import { InputError } from '../engine/index.ts'
import type { Session } from './session.ts'

/** @throws InputError `invalid_name` for a name that no command could reach the program by. */
export function requireProgramName({ tasks }: Session, name: string): void {
  if (Object.hasOwn(tasks, name)) {
    const message = `--name: expected a name other than that of a task, got \`${name}\`: commands would take the task`
    throw new InputError('invalid_name', message, { name })
  }
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.@-]*$/u.test(name) && !name.endsWith('.json')) return
  const message = `--name: expected letters, digits, \`_ . @ -\`, such as hmw-small, got \`${name}\``
  throw new InputError('invalid_name', message, { name })
}
