/** The use cases of `programs`: what is kept, how two differ, whether files are whole, and what names point at. */
import { basename, join } from 'node:path'
import { InputError, type Message, type Values } from '../engine/index.ts'
import { promptSteps } from '../export/index.ts'
import { keepProgram } from './keep-program.ts'
import { checkProgramFile, type ProgramCheck, programFiles } from './program-check.ts'
import { diffStates, type PartDiff } from './program-diff.ts'
import { readProgramFile } from './program-file.ts'
import { moveName, type NameMove, programNames, undoMove } from './program-names.ts'
import type { Session } from './session.ts'
import { programPath, resolveTarget, type Target } from './target.ts'

/** A kept program in a list. */
export interface ProgramEntry {
  readonly hash: string
  readonly name: string
  readonly task: string
  readonly optimizer: string | null
  readonly parent: string | null
  readonly createdAt: string | null
  /** The names that point at it. */
  readonly names: readonly string[]
}

/** The document of `programs show --json`. */
export interface ProgramReport {
  readonly schemaVersion: 1
  readonly program: string
  readonly name: string
  readonly task: string
  readonly names: readonly string[]
  readonly lineage: Values | null
  /** Where its file is; null when it is not kept. */
  readonly path: string | null
  readonly check: ProgramCheck | null
  readonly steps: readonly { readonly part: string; readonly messages: readonly Message[] }[]
}

/** The document of `programs diff --json`. */
export interface ProgramDiff {
  readonly schemaVersion: 1
  readonly a: { readonly program: string; readonly name: string }
  readonly b: { readonly program: string; readonly name: string }
  readonly parts: readonly PartDiff[]
}

/** Programs of the store and of the files beside it, newest first. */
export async function listPrograms(session: Session): Promise<ProgramEntry[]> {
  const names = namesByHash(await programNames(session))
  const stored = (await session.store()).programs()
  const known = new Set(stored.map(({ hash }) => hash.slice(0, 16)))
  const files = (await programFiles(session)).filter((file) => !known.has(basename(file, '.json')))
  const loose = await Promise.all(files.map((file) => looseEntry(session, file)))
  return [...stored, ...loose.flat()].map(({ hash, name, task, lineage, createdAt }) => ({
    hash,
    name,
    task,
    optimizer: textOr(lineage.optimizer),
    parent: textOr(lineage.parent),
    createdAt,
    names: names.get(hash) ?? [],
  }))
}

/** A file that the store does not know, as one that was copied here; what cannot be read is left to `verify`. */
async function looseEntry(session: Session, file: string) {
  const read = await readProgramFile(join(session.paths.programs, file)).catch(() => undefined)
  return read === undefined
    ? []
    : [{ ...read, task: read.task ?? '', createdAt: textOr(read.lineage.createdAt) }]
}

/** One program with its lineage and its prompt. @throws InputError as `resolveTarget`. */
export async function showProgram(session: Session, ref: string): Promise<ProgramReport> {
  const target = await resolveTarget(session, ref)
  const { programHash: hash } = target
  const path = programPath(session, hash)
  const isKept = (await programFiles(session)).includes(basename(path))
  return {
    schemaVersion: 1,
    program: hash,
    name: target.programName,
    task: target.taskName,
    names: namesByHash(await programNames(session)).get(hash) ?? [],
    lineage: target.lineage ?? null,
    path: isKept ? path : null,
    check: isKept ? await checkProgramFile(session, path) : null,
    steps: promptSteps(target.program),
  }
}

/** What differs from `a` to `b`; with one program, from its parent to it. @throws InputError as `resolveTarget`. */
export async function diffPrograms(session: Session, a: string, b?: string): Promise<ProgramDiff> {
  const first = await resolveTarget(session, a)
  const [from, to] =
    b === undefined ? [await parentOf(session, first), first] : [first, await resolveTarget(session, b)]
  if (from.taskName !== to.taskName) {
    throw new InputError(
      'other_task',
      `programs diff: expected two programs of one task, got ${from.taskName} and ${to.taskName}`,
    )
  }
  const side = ({ programHash, programName }: Target) => ({ program: programHash, name: programName })
  return { schemaVersion: 1, a: side(from), b: side(to), parts: diffStates(from.program, to.program) }
}

/** Checks the files of the programs named, or all. @throws InputError as `resolveTarget`. */
export async function verifyPrograms(session: Session, refs: readonly string[]): Promise<ProgramCheck[]> {
  const files = refs.length === 0 ? await programFiles(session) : refs
  return Promise.all(files.map(async (ref) => checkProgramFile(session, await pathOf(session, ref))))
}

/**
 * Points `task@name` at a program, which is kept as a file if it is not yet.
 * @throws InputError `invalid_name`, `other_task`, or as `resolveTarget`.
 */
export async function nameProgram(session: Session, name: string, ref: string): Promise<NameMove> {
  const task = /^([\w-]+)@[\w.-]+$/.exec(name)?.[1]
  if (task === undefined) {
    throw new InputError('invalid_name', `expected a name like hmw@production, got \`${name}\``, { name })
  }
  const target = await resolveTarget(session, ref)
  if (target.taskName !== task) {
    throw new InputError(
      'other_task',
      `${name}: expected a program of the task \`${task}\`, got one of \`${target.taskName}\``,
      { name, task: target.taskName },
    )
  }
  const { program, programHash, lineage = {} } = target
  const isKept = (await programFiles(session)).includes(basename(programPath(session, programHash)))
  if (!isKept) await keepProgram(session, { program, task, name: program.name, lineage })
  return moveName(session, name, programHash)
}

/** Takes the last move of a name back. @throws InputError `unknown_name`. */
export function undoName(session: Session, name: string): Promise<NameMove> {
  return undoMove(session, name)
}

async function parentOf(session: Session, { programName, taskName, lineage }: Target): Promise<Target> {
  const parent = textOr(lineage?.parent)
  const declared = await resolveTarget(session, taskName)
  if (parent === null || parent === declared.programHash) return declared
  const store = await session.store()
  if (store.program(parent) !== undefined) return resolveTarget(session, parent)
  throw new InputError(
    'unknown_program',
    `${programName}: expected its parent ${parent.slice(0, 16)} among the kept programs, found it nowhere; name two programs to compare`,
    { parent },
  )
}

/** A file as it lies there, so that one that cannot be loaded can be checked too. */
async function pathOf(session: Session, ref: string): Promise<string> {
  const file = `${ref.replace(/\.json$/, '').slice(0, 16)}.json`
  const named = (await programNames(session)).get(ref)
  if (named !== undefined) return programPath(session, named)
  if ((await programFiles(session)).includes(file)) return join(session.paths.programs, file)
  const { programHash } = await resolveTarget(session, ref)
  return programPath(session, programHash)
}

function namesByHash(names: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, hash] of names) found.set(hash, [...(found.get(hash) ?? []), name])
  return found
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
