/** What a kept program may be called: what a command line can say, and what means nothing else there. */
import { InputError } from '../engine/index.ts'
import type { Session } from './session.ts'

/** True for a name under which the program could not be reached: tasks come first, and `@` is for names that move. */
export function isTakenName({ tasks }: Session, name: string): boolean {
  return name === '' || name.includes('@') || Object.hasOwn(tasks, name)
}

/** @throws InputError `invalid_name` for a name that no command could reach the program by. */
export function requireProgramName(session: Session, name: string): void {
  const why = refusal(session, name)
  if (why === undefined) return
  throw new InputError('invalid_name', `--name: expected ${why}`, { name })
}

function refusal(session: Session, name: string): string | undefined {
  if (Object.hasOwn(session.tasks, name))
    return `a name for the program alone, got \`${name}\`, which is a task: try \`${name}-2\``
  if (isTakenName(session, name))
    return `a name for the program alone, got \`${name}\`; names with @ are given by whetstone programs name`
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) && !name.endsWith('.json')) return undefined
  return `letters, digits, \`_ . -\`, such as hmw-small, got \`${name}\``
}
