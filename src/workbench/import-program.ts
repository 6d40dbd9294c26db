/** The use case of `import`: a program from Python DSPy, or one that Whetstone wrote, for a task of this project. */
import { basename, parse, resolve } from 'node:path'
import { type AnyProgram, InputError, isPlainObject, isUsable, type Values } from '../engine/index.ts'
import { fromDspy, fromPrompt, isDspyState, isPromptArtifact } from '../export/index.ts'
import { keepProgram } from './keep-program.ts'
import { checkedProgramFile, hashProgram } from './program-file.ts'
import { requireProgramName } from './program-name.ts'
import { readJsonFile } from './read-json-file.ts'
import type { Session } from './session.ts'
import { taskNamed } from './target.ts'

/** What to import and what for. */
export interface ImportProgramOptions {
  readonly file: string
  /** The task whose program takes the state. */
  readonly task: string
  /** What to call it. @default the name of the file; with its format when a task has that name */
  readonly name?: string | undefined
}

/** The document of `import --json`. */
export interface ImportReport {
  readonly schemaVersion: 1
  /** Hash of the program. */
  readonly program: string
  readonly name: string
  readonly task: string
  /** What the file was. */
  readonly format: 'dspy' | 'prompt' | 'program'
  /** Demos by part. */
  readonly parts: Readonly<Record<string, { readonly demos: number }>>
  /** What was not taken over, or holds only in part. */
  readonly notes: readonly string[]
  readonly path: string
}

/** What a file holds for a program. */
interface Reading {
  readonly format: ImportReport['format']
  readonly state: AnyProgram['state']
  readonly lineage: Values
  readonly notes: readonly string[]
  /** The hash the file claims. */
  readonly hash?: string | undefined
}

/**
 * Imports a file and keeps the program like a compiled one.
 * @throws InputError `unknown_task`, `program_not_found`, `invalid_program`, `invalid_name`.
 */
export async function importProgram(session: Session, options: ImportProgramOptions): Promise<ImportReport> {
  const { program: student } = taskNamed(session, options.task)
  if (options.name !== undefined) requireProgramName(session, options.name)
  const path = resolve(session.cwd, options.file)
  const { value } = await readJsonFile(path)
  const { format, state, lineage, notes, hash } = read(student, value, path)
  const program = student.withState(state)
  const name = options.name ?? nameOfFile(session, path, format)
  const source = { file: basename(path), format, at: session.clock.date().toISOString() }
  const kept = await keepProgram(session, {
    program,
    task: options.task,
    name,
    lineage: { ...lineage, ...(await knownLineage(session, program)), imported: source },
  })
  return {
    schemaVersion: 1,
    program: kept.hash,
    name,
    task: options.task,
    format,
    parts: Object.fromEntries(
      Object.entries(state).map(([part, { demos }]) => [part, { demos: demos.length }]),
    ),
    notes: [...notes, ...hashNotes(hash, hashProgram(program)), ...demoNotes(program)],
    path: kept.path,
  }
}

/** The name of the file; of a file called like a task, the program would be out of reach. */
function nameOfFile({ tasks }: Session, path: string, format: string): string {
  const base = parse(path).name.replace(/\.(prompt|dspy)$/, '')
  return Object.hasOwn(tasks, base) ? `${base}-${format}` : base
}

/** What was known of a program before: a way back from DSPy does not make it forget where it came from. */
async function knownLineage(session: Session, program: AnyProgram): Promise<Values> {
  return (await session.store()).program(hashProgram(program))?.lineage ?? {}
}

function read(student: AnyProgram, document: unknown, path: string): Reading {
  if (!isPlainObject(document)) throw unknownForm(path, 'no object')
  if (isPromptArtifact(document)) return { format: 'prompt', ...fromPrompt(student, document) }
  if ('schemaVersion' in document && 'state' in document) {
    const { state, lineage, hash } = checkedProgramFile(document, path)
    return { format: 'program', state, lineage, notes: [], hash }
  }
  if (!isDspyState(document))
    throw unknownForm(path, `an object with ${Object.keys(document).slice(0, 8).join(', ')}`)
  const { state, rest, notes } = fromDspy(student, document)
  return { format: 'dspy', state, lineage: { optimizer: 'dspy', dspy: rest }, notes }
}

function unknownForm(path: string, got: string): InputError {
  return new InputError(
    'invalid_program',
    `${path}: expected a state that DSPy saved (module.save("x.json")), a program file or an exported prompt, got ${got}`,
    { file: path },
  )
}

function hashNotes(claimed: string | undefined, hash: string): string[] {
  if (claimed === undefined || claimed === '' || claimed === hash) return []
  return [
    `The file was of the program ${claimed.slice(0, 16)}, this is ${hash.slice(0, 16)}: its state or the fields of the task differ.`,
  ]
}

/** Demos that no prompt can show are kept all the same. */
function demoNotes({ predictors, state }: AnyProgram): string[] {
  return Object.entries(state).flatMap(([part, { demos }]) => {
    const signature = predictors[part]?.signature
    const unusable = signature ? demos.filter((demo) => !isUsable(signature, demo)).length : 0
    return unusable === 0
      ? []
      : [
          `${unusable} of the ${demos.length} demos of \`${part}\` lack an input or an output: they are kept and not shown.`,
        ]
  })
}
