/** The data that the workbench hands to this face. */
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
