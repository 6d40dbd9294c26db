/** What an optimizer may change: instructions and demos of every predictor, as plain JSON. */
import { z } from 'zod'
import type { Demo } from '../adapter/index.ts'
import { isPlainObject } from '../canonical.ts'
import { InputError } from '../errors.ts'

/** The learnable part of one predictor. */
export interface PredictorState {
  readonly instructions: string
  readonly demos: readonly Demo[]
}

/** The learnable part of a program, by dotted part path (`self` for a lone predictor). */
export type ProgramState = Readonly<Record<string, PredictorState>>

/** A program as JSON: its state, not its code. */
export interface ProgramJson {
  readonly schemaVersion: 1
  readonly name: string
  readonly state: ProgramState
}

const programJson = z.object({
  schemaVersion: z.literal(1),
  name: z.string(),
  state: z.record(
    z.string(),
    z.object({ instructions: z.string(), demos: z.array(z.record(z.string(), z.unknown())) }),
  ),
})

/**
 * The state inside a program's JSON, checked against the parts it is for.
 * @throws InputError `invalid_program` telling what was expected and what was found.
 */
export function readProgramJson(json: unknown, paths: readonly string[]): ProgramState {
  const result = programJson.safeParse(json)
  if (!result.success) {
    const [issue] = result.error.issues
    const where = issue?.path.join('.') || 'document'
    throw new InputError(
      'invalid_program',
      `program: expected a saved program of schemaVersion 1; ${where}: ${issue?.message}`,
      { where },
    )
  }
  return checkPaths(result.data.state, paths)
}

/**
 * The state itself, when it has exactly the given parts, each with instructions and demos.
 * @throws InputError `invalid_program` naming the parts that are missing, unknown or no state.
 */
export function checkPaths(state: ProgramState, paths: readonly string[]): ProgramState {
  const given = isPlainObject(state) ? Object.keys(state) : []
  const missing = paths.filter((path) => !given.includes(path))
  const unknown = given.filter((path) => !paths.includes(path))
  if (missing.length > 0 || unknown.length > 0) {
    throw new InputError(
      'invalid_program',
      `program state: expected the parts ${paths.join(', ')}; missing: ${list(missing)}; unknown: ${list(unknown)}`,
      { missing, unknown },
    )
  }
  const broken = paths.find((path) => !isPredictorState(state[path]))
  if (broken === undefined) return state
  throw new InputError(
    'invalid_program',
    `program state: expected { instructions: '…', demos: [{ … }] } for the part ${broken}, got ${JSON.stringify(state[broken])?.slice(0, 200)}`,
    { part: broken },
  )
}

function isPredictorState(own: Partial<PredictorState> | undefined): boolean {
  return typeof own?.instructions === 'string' && Array.isArray(own.demos) && own.demos.every(isPlainObject)
}

/** Applies a change to the state of every predictor, in part order. */
export function mapState(
  state: ProgramState,
  change: (own: PredictorState, path: string) => PredictorState,
): ProgramState {
  return Object.fromEntries(Object.entries(state).map(([path, own]) => [path, change(own, path)]))
}

function list(paths: readonly string[]): string {
  return paths.length === 0 ? 'none' : paths.join(', ')
}
