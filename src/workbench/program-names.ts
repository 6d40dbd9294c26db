/** Names of programs, as `hmw@production`: a log of moves beside the programs, never rewritten. */
import { appendFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { InputError, messageOf, parsedJson, suggestion } from '../engine/index.ts'
import { makeFolder } from './make-folder.ts'
import type { Session } from './session.ts'

/** One line of the log. */
export interface NameMove {
  readonly at: string
  readonly name: string
  /** Null when an undo leaves the name without a program. */
  readonly hash: string | null
  readonly from: string | null
  /** True for a move that takes the last one back. */
  readonly undo?: true | undefined
}

const move = z.object({
  at: z.string(),
  name: z.string(),
  hash: z.string().nullable(),
  from: z.string().nullable(),
  undo: z.literal(true).optional(),
})

/** Where every name points. */
export async function programNames(session: Session): Promise<ReadonlyMap<string, string>> {
  const points = new Map<string, string>()
  for (const { name, hash } of await nameMoves(session)) {
    if (hash === null) points.delete(name)
    else points.set(name, hash)
  }
  return points
}

/** Every move, the oldest first. A line that was torn by a crash is left out with a warning. */
export async function nameMoves(session: Session): Promise<NameMove[]> {
  const path = logPath(session)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return ''
    throw unusable(path, error)
  })
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const read = readLine(line)
    if (read === undefined)
      session.warn({
        code: 'program_names',
        message: `${path}:${i + 1}: expected a move of a name; the line is left out`,
      })
    return read === undefined ? [] : [read]
  })
}

/** Points a name at a program. */
export async function moveName(session: Session, name: string, hash: string): Promise<NameMove> {
  const from = (await programNames(session)).get(name) ?? null
  return log(session, { at: now(session), name, hash, from })
}

/**
 * Takes the last move of a name back; again, the one before it.
 * @throws InputError `unknown_name` for a name without a move to take back.
 */
export async function undoMove(session: Session, name: string): Promise<NameMove> {
  const moves = await nameMoves(session)
  const stack: (string | null)[] = []
  for (const { hash, undo } of moves.filter((one) => one.name === name)) {
    if (undo) stack.pop()
    else stack.push(hash)
  }
  const from = stack.pop()
  if (from !== undefined)
    return log(session, { at: now(session), name, hash: stack.at(-1) ?? null, from, undo: true })
  const known = [...(await programNames(session)).keys()]
  throw new InputError(
    'unknown_name',
    `expected a name that was moved, got \`${name}\`; ${suggestion(name, known)}`,
    { name, known },
  )
}

async function log(session: Session, entry: NameMove): Promise<NameMove> {
  const path = logPath(session)
  try {
    await makeFolder(dirname(path))
    // The line feed comes first, so that a line torn by a crash does not take this one with it.
    await appendFile(path, `\n${JSON.stringify(entry)}`)
    return entry
  } catch (error) {
    throw unusable(path, error)
  }
}

function readLine(line: string): NameMove | undefined {
  return move.safeParse(parsedJson(line)).data
}

function now({ clock }: Session): string {
  return clock.date().toISOString()
}

function logPath({ paths }: Session): string {
  return join(paths.programs, 'names.jsonl')
}

function unusable(path: string, cause: unknown): InputError {
  return new InputError(
    'unwritable',
    `${path}: expected a log of names to read and write: ${messageOf(cause)}`,
    {
      file: path,
      cause,
    },
  )
}
