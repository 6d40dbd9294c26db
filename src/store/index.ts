/** The run store and the completion cache: SQLite files, safe for several processes at once. */
export type { CacheBounds } from './completion-table.ts'
export {
  type CacheHandle,
  type CacheStats,
  type CompletionCacheOptions,
  openCompletionCache,
} from './completions.ts'
export { openStore, type StoreOptions } from './open-store.ts'
export { type RowWriter, type RowWriterOptions, rowWriter } from './row-writer.ts'
export type { Order, Term, TermOp } from './term.ts'
export type { SetTimer } from './timer.ts'
export type {
  ModelChoice,
  NewRun,
  PairMark,
  RowMark,
  RowMatch,
  RowQuery,
  RowSearch,
  Run,
  RunChange,
  RunQuery,
  RunStatus,
  Store,
  StoredProgram,
  StoredRow,
} from './types.ts'
