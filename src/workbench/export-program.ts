/** The use case of `export`: a program as a file for production, with its lineage and its score. */
import { basename, join, resolve } from 'node:path'
import { InputError, isPlainObject, type ModelCard, suggestion, type Values } from '../engine/index.ts'
import { type ExportAbout, type ExportFormat, exportNotes, formats } from '../export/index.ts'
import type { Run } from '../store/index.ts'
import { evalReport } from './eval-report.ts'
import { defaultModel } from './model-choice.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'
import { type VerifyReport, verifyExport } from './verify-export.ts'
import { writeWhole } from './write-file.ts'

/** What to export and where to. */
export interface ExportProgramOptions {
  /** A task, or a compiled program by name, hash or file. */
  readonly program: string
  /** Name of a format. */
  readonly to: string
  /** A path; `-` gives the content back instead of writing it. @default a file among the session's exports */
  readonly out?: string | undefined
  /** A dataset on which the export is held against the engine before anything is written. */
  readonly verify?: string | undefined
}

/** The document of `export --json`. */
export interface ExportReport {
  readonly schemaVersion: 1
  /** Hash of the program. */
  readonly program: string
  readonly name: string
  readonly format: string
  /** Null when nothing was written. */
  readonly path: string | null
  /** Size in UTF-8. */
  readonly bytes: number
  /** What the export does not carry over. */
  readonly notes: readonly string[]
  /** Only for `out: '-'`. */
  readonly content?: string | undefined
  /** A file written beside it, with what the format cannot hold. */
  readonly beside?: string | undefined
  /** What was compared, with `verify`. */
  readonly verified?: VerifyReport | undefined
}

/**
 * Exports a program with the score of the newest finished evaluation of exactly this program.
 * @throws InputError `unknown_format`, `unknown_program`, `unwritable`, `cannot_verify`, or what is wrong with the program;
 * WhetstoneError `export_differs`.
 */
export async function exportProgram(session: Session, options: ExportProgramOptions): Promise<ExportReport> {
  const format = formatNamed(options.to)
  const target = await resolveTarget(session, options.program)
  const about = await aboutOf(session, target)
  const { name } = about
  const content = format.write(target.program, about)
  const { verify: data } = options
  const verified =
    data === undefined ? undefined : await verifyExport(session, { target, format, content, data })
  const path =
    options.out === '-' ? null : pathFor(session, options.out, `${fileName(name)}.${format.extension}`)
  const beside = path === null || format.beside === undefined ? null : `${path}.whetstone.json`
  if (path !== null) await writeWhole(path, content)
  if (beside !== null) await writeWhole(beside, format.beside?.(target.program, about) ?? '')
  return {
    schemaVersion: 1,
    program: target.programHash,
    name,
    format: options.to,
    path,
    bytes: Buffer.byteLength(content),
    notes: format.notes?.(target.program, about) ?? exportNotes(target.program, about, format.adapter),
    ...(path === null ? { content } : {}),
    ...(beside === null ? {} : { beside }),
    ...(verified === undefined ? {} : { verified }),
  }
}

function formatNamed(name: string): ExportFormat {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (format) return format
  const known = Object.keys(formats)
  throw new InputError(
    'unknown_format',
    `--to: expected one of ${known.join(', ')}, got \`${name}\`; ${suggestion(name, known)}`,
    { format: name, known },
  )
}

async function aboutOf(
  session: Session,
  { task, taskName, programName, programHash, lineage }: Target,
): Promise<ExportAbout & { readonly name: string }> {
  const runs = (await session.store()).runs({ task: taskName, status: 'done' })
  const run = runs.find((one) => one.kind === 'eval' && one.programHash === programHash && isScored(one))
  const isFile = programName.endsWith('.json')
  return {
    name: isFile ? basename(programName, '.json') : programName,
    lineage: lineage === undefined ? null : portable(lineage),
    hash: programHash,
    score: run ? scoreOf(run) : null,
    settings: run ? defaultsOf(run) : environmentSettings(session),
    chosen: run ? chosenOf(run) : { model: task.model },
    hasPrepare: task.prepare !== undefined,
    cardOf: (model) => cardOf(session, model),
  }
}

/** An export leaves the machine: of the trainset's path only the file name means anything elsewhere. */
function portable(lineage: Values): Values {
  const { trainset } = lineage
  if (!isPlainObject(trainset) || typeof trainset.path !== 'string') return lineage
  return { ...lineage, trainset: { ...trainset, path: basename(trainset.path) } }
}

function isScored(run: Run): boolean {
  return evalReport(run).score !== null
}

function scoreOf(run: Run): ExportAbout['score'] {
  const { score, ci, metric, n, model, simulated } = evalReport(run)
  return score === null ? null : { score, ci, metric, n, model, run: run.id, simulated }
}

/** What the run was given: it was sent whatever a predictor declares. */
function chosenOf({ model, config }: Run): ExportAbout['chosen'] {
  return { model, ...samplingOf(config.sampling) }
}

/** The defaults of the run's environment. */
function defaultsOf({ config }: Run): ExportAbout['settings'] {
  return samplingOf(config.defaults)
}

function samplingOf(value: unknown): ExportAbout['settings'] {
  const { temperature, maxTokens, reasoningEffort } = isPlainObject(value) ? value : {}
  return {
    temperature: typeof temperature === 'number' ? temperature : undefined,
    maxTokens: typeof maxTokens === 'number' ? maxTokens : undefined,
    reasoningEffort: typeof reasoningEffort === 'string' ? reasoningEffort : undefined,
  }
}

/** A predictor may declare a model that no reference stands for. */
function cardOf({ lms }: Session, model: string): ModelCard | undefined {
  try {
    return lms.target(model).card
  } catch {
    return undefined
  }
}

function environmentSettings(session: Session): ExportAbout['settings'] {
  const { temperature, maxTokens, effort } = session.environment
  return { model: defaultModel(session), temperature, maxTokens, reasoningEffort: effort }
}

function pathFor(session: Session, out: string | undefined, file: string): string {
  return out === undefined ? join(session.paths.exports, file) : resolve(session.cwd, out)
}

/** The name as a file name. */
function fileName(name: string): string {
  return name.replace(/[^\w.@-]+/g, '-')
}
