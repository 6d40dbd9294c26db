/** The use case of `compile`: an optimizer makes a better program, which is kept with its lineage. */
import { resolve } from 'node:path'
import { allExamples, type Dataset } from '../data/index.ts'
import { type AnyProgram, InputError, suggestion } from '../engine/index.ts'
import { labeledFewShot, type Optimizer } from '../optimizers/index.ts'
import type { StoredProgram } from '../store/index.ts'
import { keepProgram } from './keep-program.ts'
import { chooseMetrics } from './metric-choice.ts'
import { warnOfShutdown } from './model-choice.ts'
import { openTrainset } from './open-data.ts'
import type { EvaluationPlan } from './plan-evaluation.ts'
import { requireProgramName } from './program-name.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'
import { leakNotes, planValidation, type ValidationOptions, validate } from './validate-program.ts'
import type { Validation } from './validation.ts'
import { versions } from './versions.ts'

/** What to compile and how. */
export interface CompileProgramOptions extends Omit<ValidationOptions, 'data'> {
  /** A task, or a compiled program to go on from. */
  readonly target: string
  readonly optimizer: string
  readonly train?: string | undefined
  /** Examples held out: student and compiled program are scored on them. Without it no model is asked. */
  readonly val?: string | undefined
  /** A model that answers for the trainset, for optimizers that want one. */
  readonly teacher?: string | undefined
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
  /** Scores of student and compiled program; absent without `val`. */
  readonly validation?: Validation | undefined
  readonly lineage: StoredProgram['lineage']
}

/** Optimizers by name. */
const optimizers: Readonly<Record<string, (options: CompileProgramOptions) => Optimizer>> = {
  'labeled-few-shot': ({ k }) => labeledFewShot({ k }),
}

/**
 * Compiles a program and keeps it: as a file named by its hash, and by name in the store. With `val` the student and
 * the result are scored first; the result is kept whatever the scores say, which stand in its lineage.
 * @throws InputError `unknown_optimizer`, `invalid_name`, `unused_teacher`, `unknown_task`, `no_data`, or what is wrong with train or
 *   validation set, metric or model; then nothing was written.
 */
export async function compileProgram(
  session: Session,
  options: CompileProgramOptions,
): Promise<CompileReport> {
  const target = await resolveTarget(session, options.target)
  const optimizer = optimizerNamed(options)
  if (options.name !== undefined) requireProgramName(session, options.name)
  chooseMetrics(target.task, options.metric)
  const dataset = await trainsetOf(session, target, options.train)
  const checked = options.val === undefined ? undefined : { ...options, data: options.val }
  const plan = checked && (await planValidation(session, checked))
  const notes = plan ? await leakNotes(dataset, plan) : unusedNotes(options)
  warnOfShutdown(session, target, options.model)
  const { seed = 0, name = `${target.taskName}-${optimizer.name}` } = options
  const compiled = await optimizer.compile(target.program, {
    trainset: await allExamples(dataset),
    seed,
    onNote: (note) => notes.push(note),
  })
  const validation =
    plan && checked && (await validated(session, plan, { options: checked, target, compiled, name }))
  const lineage = {
    optimizer: optimizer.name,
    options: { k: options.k ?? 16, seed },
    trainset: { path: dataset.path, hash: dataset.hash, size: dataset.size },
    parent: target.programHash,
    ...(validation ? { validation } : {}),
    versions: versions(),
    createdAt: session.clock.date().toISOString(),
  }
  return keep(session, { target, compiled, lineage, notes, name, validation })
}

async function trainsetOf(session: Session, target: Target, file: string | undefined): Promise<Dataset> {
  const { task, taskName } = target
  const path = file === undefined ? task.train : resolve(session.cwd, file)
  if (path !== undefined) return openTrainset(session, target, path)
  throw new InputError(
    'no_data',
    `${taskName}: expected --train F, got none, and the task declares no train set`,
  )
}

/** What was asked for and has no effect. */
function unusedNotes({ metric, model, maxCostUsd }: CompileProgramOptions): string[] {
  const unused = Object.entries({ '--metric': metric, '--model': model, '--max-cost': maxCostUsd })
    .filter(([, value]) => value !== undefined)
    .map(([flag]) => flag)
  return unused.length === 0 ? [] : [`without --val nothing is scored: ${unused.join(', ')} had no effect`]
}

interface Made extends Pick<Compiled, 'target' | 'compiled' | 'name'> {
  readonly options: ValidationOptions
}

function validated(
  session: Session,
  plan: EvaluationPlan,
  { options, target, compiled, name }: Made,
): Promise<Validation> {
  const candidates = [
    { role: 'student', program: target.program, name: target.programName },
    { role: 'compiled', program: compiled, name },
  ] as const
  return validate(session, plan, { candidates, options })
}

interface Compiled {
  readonly target: Target
  readonly compiled: AnyProgram
  readonly lineage: StoredProgram['lineage']
  readonly notes: readonly string[]
  readonly name: string
  readonly validation: Validation | undefined
}

async function keep(
  session: Session,
  { target, compiled, lineage, notes, name, validation }: Compiled,
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
    ...(validation ? { validation } : {}),
    lineage,
  }
}

function optimizerNamed(options: CompileProgramOptions): Optimizer {
  const make = Object.hasOwn(optimizers, options.optimizer) ? optimizers[options.optimizer] : undefined
  const known = Object.keys(optimizers)
  if (make !== undefined && options.teacher !== undefined) {
    throw new InputError(
      'unused_teacher',
      `--teacher: expected none, got \`${options.teacher}\`: ${options.optimizer} takes the labels of the trainset as they are and asks no teacher`,
      { optimizer: options.optimizer },
    )
  }
  if (make === undefined) {
    throw new InputError(
      'unknown_optimizer',
      `--optimizer: expected one of ${known.join(', ')}, got \`${options.optimizer}\`; ${suggestion(options.optimizer, known)}`,
      { known },
    )
  }
  return make(options)
}
