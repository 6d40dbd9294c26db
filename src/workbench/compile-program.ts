/** The use case of `compile`: an optimizer makes a better program, which is kept with its lineage. */
import { resolve } from 'node:path'
import { allExamples, openDataset } from '../data/index.ts'
import { type AnyProgram, InputError } from '../engine/index.ts'
import { labeledFewShot, type Optimizer } from '../optimizers/index.ts'
import type { StoredProgram } from '../store/index.ts'
import { keepProgram } from './keep-program.ts'
import { suggestion } from './nearest.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'
import { versions } from './versions.ts'

/** What to compile and how. */
export interface CompileProgramOptions {
  /** A task, or a compiled program to go on from. */
  readonly target: string
  readonly optimizer: string
  readonly train?: string | undefined
  readonly k?: number | undefined
  readonly seed?: number | undefined
  /** What to call the result. @default `<task>-<optimizer>` */
  readonly name?: string | undefined
}

/** The document of `compile --json`. */
export interface CompileReport {
  readonly schemaVersion: 1
  readonly program: string
  readonly name: string
  readonly task: string
  readonly optimizer: string
  /** Demos by part. */
  readonly parts: Readonly<Record<string, { readonly demos: number }>>
  readonly notes: readonly string[]
  readonly path: string
  readonly lineage: StoredProgram['lineage']
}

/** Optimizers by name. */
const optimizers: Readonly<Record<string, (options: CompileProgramOptions) => Optimizer>> = {
  'labeled-few-shot': ({ k }) => labeledFewShot({ k }),
}

/**
 * Compiles a program and keeps it: as a file named by its hash, and by name in the store.
 * @throws InputError `unknown_optimizer`, `unknown_task`, `no_data`, or what is wrong with the trainset.
 */
export async function compileProgram(
  session: Session,
  options: CompileProgramOptions,
): Promise<CompileReport> {
  const target = await resolveTarget(session, options.target)
  const optimizer = optimizerNamed(options)
  const path = options.train === undefined ? target.task.train : resolve(session.cwd, options.train)
  if (path === undefined)
    throw new InputError(
      'no_data',
      `${target.taskName}: expected --train F, got none, and the task declares no train set`,
    )
  const dataset = await openDataset(path, {
    signature: target.program.signature,
    prepare: target.task.prepare,
  })
  const notes: string[] = []
  const { seed = 0 } = options
  const compiled = await optimizer.compile(target.program, {
    trainset: await allExamples(dataset),
    seed,
    onNote: (note) => notes.push(note),
  })
  const lineage = {
    optimizer: optimizer.name,
    options: { k: options.k ?? 16, seed },
    trainset: { path, hash: dataset.hash, size: dataset.size },
    parent: target.programHash,
    versions: versions(),
    createdAt: session.clock.date().toISOString(),
  }
  return keep(session, {
    target,
    compiled,
    lineage,
    notes,
    name: options.name ?? `${target.taskName}-${optimizer.name}`,
  })
}

interface Compiled {
  readonly target: Target
  readonly compiled: AnyProgram
  readonly lineage: StoredProgram['lineage']
  readonly notes: readonly string[]
  readonly name: string
}

async function keep(
  session: Session,
  { target, compiled, lineage, notes, name }: Compiled,
): Promise<CompileReport> {
  const { taskName: task } = target
  const { hash, path } = await keepProgram(session, { program: compiled, task, name, lineage })
  const parts = Object.entries(compiled.state).map(
    ([part, { demos }]) => [part, { demos: demos.length }] as const,
  )
  return {
    schemaVersion: 1,
    program: hash,
    name,
    task,
    optimizer: String(lineage.optimizer),
    parts: Object.fromEntries(parts),
    notes,
    path,
    lineage,
  }
}

function optimizerNamed(options: CompileProgramOptions): Optimizer {
  const make = Object.hasOwn(optimizers, options.optimizer) ? optimizers[options.optimizer] : undefined
  const known = Object.keys(optimizers)
  if (make === undefined) {
    throw new InputError(
      'unknown_optimizer',
      `--optimizer: expected one of ${known.join(', ')}, got \`${options.optimizer}\`; ${suggestion(options.optimizer, known)}`,
      { known },
    )
  }
  return make(options)
}
