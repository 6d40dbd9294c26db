/** Programs as files: JSON with a schema version, addressed by the hash of their content. */
import { z } from 'zod'
import {
  type AnyProgram,
  hashOf,
  InputError,
  isPlainObject,
  type ProgramState,
  type Values,
} from '../engine/index.ts'
import { type JsonFile, readJsonFile } from './read-json-file.ts'
import { writeWhole } from './write-file.ts'

/** A program file. */
export interface ProgramFile {
  readonly schemaVersion: 1
  readonly name: string
  readonly hash: string
  readonly task?: string | undefined
  readonly state: ProgramState
  /** How it came to be: optimizer, trainset, seed, parent, … */
  readonly lineage: Values
  /** Hash of all the rest, so that any change is noticed; absent in files written by hand. */
  readonly digest?: string | undefined
}

const programFile = z.looseObject({
  schemaVersion: z.literal(1, 'expected schemaVersion 1; a newer file needs a newer Whetstone'),
  name: z.string(),
  hash: z.string().optional(),
  task: z.string().optional(),
  state: z.record(
    z.string(),
    z.object({ instructions: z.string(), demos: z.array(z.record(z.string(), z.unknown())) }),
  ),
  lineage: z.record(z.string(), z.unknown()).default({}),
  digest: z.string().optional(),
})

/** The address of a program: SHA-256 over its state and the fields of its signatures. */
export function hashProgram({ predictors, state }: AnyProgram): string {
  const signatures = Object.entries(predictors).map(([path, { signature }]) => {
    const fields = [...signature.inputs, ...signature.outputs].map(({ name, type, description }) => ({
      name,
      type,
      description,
    }))
    return [path, fields] as const
  })
  return hashOf({ signatures, state })
}

/** Writes a program to a file. */
export async function saveProgram(
  program: AnyProgram,
  path: string,
  more: { task?: string | undefined; lineage?: Values | undefined } = {},
): Promise<void> {
  const { name, state } = program
  const file = {
    schemaVersion: 1 as const,
    name,
    hash: hashProgram(program),
    ...(more.task ? { task: more.task } : {}),
    state,
    lineage: more.lineage ?? {},
  }
  await writeWhole(path, fileText({ ...file, digest: digestOf(file) }))
}

/** The seal of a file: of its values and of the order in which they stand. */
function digestOf(file: object): string {
  return hashOf(JSON.stringify(file))
}

/** What shows that a file is not as it was written, to the byte: the digest covers all values, the text what stands between. */
export function changeIn({ text, value }: JsonFile): string | undefined {
  if (!isPlainObject(value)) return 'expected an object'
  const { digest, ...rest } = value
  if (typeof digest !== 'string') return 'it has no digest: it was not written by this version of Whetstone'
  if (digestOf(rest) !== digest) return 'its content is not what its digest says'
  return text === `${JSON.stringify(value, null, 2)}\n`
    ? undefined
    : 'its white space or keys are not as written'
}

/** The one text of a program file. */
export function fileText(file: ProgramFile): string {
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * The program with the state of a file; the program given stays as it is.
 * @throws InputError `program_not_found`, `invalid_program`.
 */
export async function loadProgram<P extends AnyProgram>(program: P, path: string): Promise<P> {
  const { schemaVersion, name, state } = await readProgramFile(path)
  return program.fromJSON({ schemaVersion, name, state }) as P
}

/** Reads and checks a program file. @throws InputError `program_not_found`, `invalid_program`. */
export async function readProgramFile(path: string): Promise<ProgramFile> {
  return checkedProgramFile((await readJsonFile(path)).value, path)
}

/** A document as a program file; unknown keys stay. @throws InputError `invalid_program`. */
export function checkedProgramFile(document: unknown, path: string): ProgramFile {
  const result = programFile.safeParse(document)
  if (result.success) return { ...result.data, hash: result.data.hash ?? '' }
  const [issue] = result.error.issues
  const where = issue?.path.join('.') || 'document'
  throw new InputError('invalid_program', `${path}: ${where}: ${issue?.message}`, { file: path })
}
