/** What someone who sits at the workbench may do: the use cases that change something or ask models. */
import { join, resolve } from 'node:path'
import { type BlessReport, blessRun, restoreBaseline } from './bless.ts'
import { type Choices, choices } from './choices.ts'
import { type CompileProgramOptions, type CompileReport, compileProgram } from './compile-program.ts'
import { type DeleteReport, deleteRun } from './delete-run.ts'
import type { EvalReport } from './eval-report.ts'
import { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
import { type ExportProgramOptions, type ExportReport, exportProgram } from './export-program.ts'
import type { NameMove } from './program-names.ts'
import { nameProgram, undoName } from './programs.ts'
import { type Quote, quoteEvaluation, quoteResume } from './quote.ts'
import { type RunsReport, reportRuns } from './report-runs.ts'
import { type RerunRowsOptions, rerunOptions, rerunRows } from './rerun-rows.ts'
import { type ResumeRunOptions, resumeRun } from './resume-run.ts'
import type { Session } from './session.ts'
import { type Chunks, writeChunks } from './write-chunks.ts'

/** Deeds; runs and programs go by any name that is known. Each throws what its use case throws. */
export interface Deeds {
  choices(): Promise<Choices>
  /** Checks an evaluation and says what it would cost. */
  quote(options: EvaluateTaskOptions): Promise<Quote>
  evaluate(options: EvaluateTaskOptions): Promise<EvalReport>
  quoteResume(ref: string, options: Pick<ResumeRunOptions, 'retryErrors'>): Promise<Quote>
  resume(ref: string, options: ResumeRunOptions): Promise<EvalReport>
  quoteRerun(ref: string, rows: readonly number[]): Promise<Quote>
  rerun(ref: string, options: RerunRowsOptions): Promise<EvalReport>
  compile(options: CompileProgramOptions): Promise<CompileReport>
  bless(ref: string): Promise<BlessReport>
  restoreBaseline(report: Pick<BlessReport, 'task' | 'before'>): Promise<void>
  name(name: string, program: string): Promise<NameMove>
  undoName(name: string): Promise<NameMove>
  exportProgram(options: ExportProgramOptions): Promise<ExportReport>
  report(refs: readonly string[], options: { readonly isCompared: boolean }): Promise<RunsReport>
  /** Writes a text to a file, or under a name among the exports; gives the path. */
  save(place: { readonly file: string } | { readonly name: string }, chunks: Chunks): Promise<string>
  deleteRun(ref: string): Promise<DeleteReport>
}

/** The deeds of a session. */
export function deedsOf(session: Session): Deeds {
  return {
    choices: () => choices(session),
    quote: (options) => quoteEvaluation(session, options),
    evaluate: (options) => evaluateTask(session, options),
    quoteResume: (ref, options) => quoteResume(session, ref, options),
    resume: (ref, options) => resumeRun(session, ref, options),
    quoteRerun: async (ref, rows) => quoteEvaluation(session, await rerunOptions(session, ref, rows)),
    rerun: (ref, options) => rerunRows(session, ref, options),
    compile: (options) => compileProgram(session, options),
    bless: (ref) => blessRun(session, ref),
    restoreBaseline: (report) => restoreBaseline(session, report),
    name: (name, program) => nameProgram(session, name, program),
    undoName: (name) => undoName(session, name),
    exportProgram: (options) => exportProgram(session, options),
    report: (refs, options) => reportRuns(session, refs, options),
    async save(place, chunks) {
      const path =
        'file' in place ? resolve(session.cwd, place.file) : join(session.paths.exports, place.name)
      await writeChunks(path, chunks)
      return path
    },
    deleteRun: (ref) => deleteRun(session, ref),
  }
}
