/** What this face has of the workbench: its data, and the error of what cannot be shown. */
export type {
  Browser,
  Call,
  ComparedRow,
  CompareReport,
  DatasetEntry,
  Desk,
  ProgramCard,
  ProgramReport,
  RowQuery,
  Run,
  ScoreHistogram,
  StoredRow,
} from '../workbench/index.ts'
export { InputError } from '../workbench/index.ts'
