/** The workbench: use cases over an open session. */
export type { Call } from '../engine/index.ts'
export type { RowQuery, Run, RunQuery, RunStatus, StoredProgram, StoredRow } from '../store/index.ts'
export { type Browser, browse } from './browse.ts'
export type { Clock } from './clock.ts'
export {
  type CompareModelsOptions,
  type CompareReport,
  type CompareRunsOptions,
  compareModels,
  compareRuns,
  type ManyCompareReport,
} from './compare-runs.ts'
export { type CompileProgramOptions, type CompileReport, compileProgram } from './compile-program.ts'
export { type Config, defineConfig, type ModelEntry } from './config.ts'
export { lm } from './default-lm.ts'
export { type DemoOptions, type DemoReport, demo } from './demo.ts'
export { type DoctorReport, doctor } from './doctor.ts'
export { type EvalReport, evalReport } from './eval-report.ts'
export { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
export { type ExportProgramOptions, type ExportReport, exportProgram } from './export-program.ts'
export { type InitReport, initProject } from './init.ts'
export type { Lms } from './lms.ts'
export { loadProgram, saveProgram } from './program-file.ts'
export type { RunProgress } from './progress.ts'
export { type ResumeRunOptions, resumeRun } from './resume-run.ts'
export { openSession, type Session, type SessionOptions } from './session.ts'
