/** Kept programs with what each is worth, and one of them beside the program it was made from. */
import type { Run } from '../store/index.ts'
import { listPrograms, type ProgramEntry, type ProgramReport, showProgram } from './programs.ts'
import type { Session } from './session.ts'

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

/** A kept program and its scores, newest first. */
export interface ProgramCard extends ProgramEntry {
  readonly scores: readonly ProgramScore[]
}

/** Programs, newest first. */
export async function programCards(session: Session): Promise<ProgramCard[]> {
  const [entries, store] = [await listPrograms(session), await session.store()]
  const runs = store.runs({ status: 'done' })
  return entries.map((entry) => ({ ...entry, scores: scoresOf(entry.hash, runs) }))
}

/** A program, and its parent where that is known. @throws InputError as `showProgram`. */
export async function programFamily(
  session: Session,
  ref: string,
): Promise<{ readonly program: ProgramReport; readonly parent?: ProgramReport | undefined }> {
  const program = await showProgram(session, ref)
  const parentHash = program.lineage?.parent
  if (typeof parentHash !== 'string') return { program }
  // Most are made from the program of their task, which is kept nowhere but in the configuration.
  const own = await showProgram(session, program.task)
  if (own.program === parentHash) return { program, parent: own }
  return { program, parent: await showProgram(session, parentHash).catch(() => undefined) }
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
