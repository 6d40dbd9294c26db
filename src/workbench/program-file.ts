/** Programs as files: JSON with a schema version, addressed by the hash of their content. */
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import {
  type AnyProgram,
  hashOf,
  InputError,
  messageOf,
  type ProgramState,
  type Values,
} from '../engine/index.ts'
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
}

const maxBytes = 64 * 1024 * 1024

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
  const file: ProgramFile = {
    schemaVersion: 1,
    name,
    hash: hashProgram(program),
    ...(more.task ? { task: more.task } : {}),
    state,
    lineage: more.lineage ?? {},
  }
  await writeWhole(path, `${JSON.stringify(file, null, 2)}\n`)
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
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile())
    throw new InputError(
      'program_not_found',
      `${path}: expected a saved program, found ${found ? 'a folder' : 'nothing there'}`,
      { file: path },
    )
  if (found.size > maxBytes)
    throw new InputError('invalid_program', `${path}: expected at most 64 MiB, got ${found.size} bytes`, {
      file: path,
    })
  const result = programFile.safeParse(parsed(await readFile(path, 'utf8'), path))
  if (!result.success) {
    const [issue] = result.error.issues
    throw new InputError(
      'invalid_program',
      `${path}: ${issue?.path.join('.') || 'document'}: ${issue?.message}`,
      { file: path },
    )
  }
  return { ...result.data, hash: result.data.hash ?? '' }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InputError('invalid_program', `${path}: expected JSON: ${messageOf(cause)}`, {
      file: path,
      cause,
    })
  }
}
