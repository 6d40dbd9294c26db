/** The data that the workbench hands to this face. */
export type { Browser, Call, RowQuery, Run, RunQuery, StoredRow } from '../workbench/index.ts'
