/** Kept programs with what each is worth, and one of them beside the program it was made from. */
import { isPlainObject, type Values } from '../engine/index.ts'
import type { Run } from '../store/index.ts'
import { hashProgram } from './program-file.ts'
import { listPrograms, type ProgramEntry, type ProgramReport, showProgram } from './programs.ts'
import type { Session } from './session.ts'
import { type Validation, validationIn } from './validation.ts'

/** The newest finished evaluation of a program with one model. */
export interface ProgramScore {
  readonly run: string
  readonly model: Run['model']
  readonly metric: string
  readonly score: number | null
  readonly ci: readonly [number, number] | null
  readonly n: number
  readonly simulated: boolean
}

/** A kept program, how it was made, and its scores, newest first. */
export interface ProgramCard extends ProgramEntry {
  /** What its optimizer was told: `k`, `seed`. */
  readonly options: Values
  readonly trainset: { readonly path: string; readonly size: number } | null
  /** Absent where it was not scored when it was made. */
  readonly validation?: Validation | undefined
  /** False for what was imported, and for a file that the store does not know. */
  readonly isMadeHere: boolean
  readonly scores: readonly ProgramScore[]
}

/** Programs, newest first. */
export async function programCards(session: Session): Promise<ProgramCard[]> {
  const [entries, store] = [await listPrograms(session), await session.store()]
  const runs = store.runs({ status: 'done' })
  const lineages = new Map(store.programs().map((program) => [keyOf(program), program.lineage]))
  return entries.map((entry) => ({
    ...entry,
    ...makingIn(lineages.get(keyOf(entry))),
    scores: scoresOf(entry.hash, runs),
  }))
}

/** A program, and its parent where that is known. @throws InputError as `showProgram`. */
export async function programFamily(
  session: Session,
  ref: string,
): Promise<{ readonly program: ProgramReport; readonly parent?: ProgramReport | undefined }> {
  const program = await reportOf(session, ref)
  const parent = program.lineage?.parent
  if (typeof parent !== 'string') return { program }
  return { program, parent: await reportOf(session, parent).catch(() => undefined) }
}

function keyOf({ hash, name }: { readonly hash: string; readonly name: string }): string {
  return JSON.stringify([hash, name])
}

function makingIn(
  lineage: Values = {},
): Pick<ProgramCard, 'options' | 'trainset' | 'validation' | 'isMadeHere'> {
  const { options, trainset, imported } = lineage
  return {
    options: isPlainObject(options) ? options : {},
    trainset: trainsetIn(trainset),
    validation: validationIn(lineage),
    isMadeHere: Object.keys(lineage).length > 0 && imported === undefined,
  }
}

function trainsetIn(value: unknown): ProgramCard['trainset'] {
  if (!isPlainObject(value)) return null
  const { path, size } = value
  return typeof path === 'string' && typeof size === 'number' ? { path, size } : null
}

/** The program of a task goes by its hash too: it is kept nowhere but in the configuration. */
function reportOf(session: Session, ref: string): Promise<ProgramReport> {
  const { tasks } = session
  const declared = Object.keys(tasks).find((name) => tasks[name] && hashProgram(tasks[name].program) === ref)
  return showProgram(session, declared ?? ref)
}

function scoresOf(hash: string, runs: readonly Run[]): ProgramScore[] {
  const newest = new Map<string, ProgramScore>()
  for (const { id, kind, programHash, model, metric, summary, simulated } of runs) {
    const key = JSON.stringify([model, metric])
    if (kind !== 'eval' || programHash !== hash || summary === undefined || newest.has(key)) continue
    const { score = null, ci = null } = summary.metrics[metric] ?? {}
    newest.set(key, { run: id, model, metric, score, ci, n: summary.n, simulated })
  }
  return [...newest.values()]
}
