/** Which program answers a live request: looked up anew each time, so that a moved name takes effect at once. */
import { InputError, messageOf } from '../engine/index.ts'
import { memo } from './live-memo.ts'
import { programNames } from './program-names.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'

/** Finds programs for live requests. */
export interface LivePrograms {
  /** Every task that is served. */
  readonly tasks: readonly string[]
  /**
   * The program that is served for a task, or the one a request names: the task itself, or a compiled program of it
   * by name or hash, never a file.
   * @throws InputError `unknown_program`, or `program_unavailable` when what is served is gone or broken
   */
  find(task: string, named?: string): Promise<Target>
}

/** A burst of requests shares one look at the store; a moved name is seen this much later at most. */
const freshMs = 100

/**
 * The programs of a service: for each task the one among `refs` that belongs to it, else the task's own.
 * @throws InputError `unknown_program`, or `unsupported_program` for one whose task is not served.
 */
export async function livePrograms(
  session: Session,
  { tasks, refs }: { tasks: readonly string[]; refs: readonly string[] },
): Promise<LivePrograms> {
  const served = new Map(tasks.map((task) => [task, task]))
  for (const ref of refs) served.set(await taskOf(session, ref, tasks), ref)
  const { now } = session.clock
  const fresh = memo<Target>({ most: 64, forMs: freshMs, now })
  const byHash = memo<Target>({ most: 64, now })
  // The same program is kept, not made again: its prompts are ready.
  const resolved = (key: string, make: () => Promise<Target>) =>
    fresh(key, async () => {
      const target = await make()
      return byHash(`${target.programName} ${target.programHash}`, async () => target)
    })
  return {
    tasks,
    find(task, named) {
      const ref = served.get(task) ?? task
      if (named === undefined || named === ref)
        return resolved(`served ${task}`, () => resolveTarget(session, ref).catch(unavailable(ref)))
      if (named === task) return resolved(`task ${task}`, () => resolveTarget(session, task))
      return resolved(`named ${task} ${named}`, () => ofStore(session, task, named))
    },
  }
}

/** What the service itself points at is no fault of a request. */
function unavailable(ref: string): (cause: unknown) => never {
  return (cause) => {
    const told = `--program ${ref}: expected the program that is served, but it is not to be had: ${messageOf(cause)}`
    throw new InputError('program_unavailable', told, { program: ref, cause })
  }
}

async function taskOf(session: Session, ref: string, tasks: readonly string[]): Promise<string> {
  const { taskName } = await resolveTarget(session, ref)
  if (tasks.includes(taskName)) return taskName
  throw new InputError(
    'unsupported_program',
    `--program: expected a program of ${tasks.join(' or ')}, got \`${ref}\` of task ${taskName}`,
    { program: ref, task: taskName },
  )
}

async function ofStore(session: Session, task: string, named: string): Promise<Target> {
  // Names that point at a hash come first, as everywhere; what is no name and not in the store is never read as a file.
  const points = named.includes('@') ? (await programNames(session)).get(named) : undefined
  const ref = points === undefined ? (await session.store()).program(named)?.hash : named
  const target = ref === undefined ? undefined : await resolveTarget(session, ref)
  if (target?.taskName === task) return { ...target, programName: named }
  throw new InputError(
    'unknown_program',
    `program: expected a compiled program of ${task}, got \`${named}\``,
    {
      program: named,
    },
  )
}
