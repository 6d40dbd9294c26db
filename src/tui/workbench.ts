/** The data that the workbench hands to this face. */
export type { Browser, Call, RowQuery, Run, StoredRow } from '../workbench/index.ts'
