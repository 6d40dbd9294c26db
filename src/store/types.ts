/** What the store keeps, as plain data. */
import type { Call, ProgramState, Reason, Values } from '../engine/index.ts'
import type { Row, Summary } from '../evaluate/index.ts'
import type { Order, Term } from './term.ts'

/** How a run stands. `running` of a process that died reads as `interrupted`. */
export type RunStatus = 'running' | 'done' | 'interrupted' | 'failed' | 'too_many_errors' | 'budget'

/** One model for all parts, or one by part path. */
export type ModelChoice = string | Readonly<Record<string, string>>

/** What is known of a run when it starts. */
export interface NewRun {
  readonly kind: 'eval' | 'compile' | 'live'
  readonly task: string
  /** Name or address of the program as the user gave it. */
  readonly program: string
  readonly programHash: string
  readonly datasetPath: string
  readonly datasetHash: string
  readonly model: ModelChoice
  /** The metric that is the score, and all that were measured. */
  readonly metric: string
  readonly metrics: readonly string[]
  /** Everything else that was chosen: concurrency, repeat, limit, sampling, seed, … */
  readonly config: Values
  /** Versions of Whetstone, Node and the libraries that shape a result. */
  readonly versions: Readonly<Record<string, string>>
  readonly simulated: boolean
  /** The run this one repeats, continues or is compared with. */
  readonly parent?: string | undefined
  /** Examples expected, when known. */
  readonly total?: number | undefined
}

/** A run. Ids sort by time; times are ISO strings. */
export interface Run extends NewRun {
  readonly id: string
  readonly status: RunStatus
  readonly startedAt: string
  readonly finishedAt?: string | undefined
  readonly durationMs?: number | undefined
  /** Present from the first summary on. */
  readonly summary?: Summary | undefined
  readonly error?: Reason | undefined
  readonly pid: number
  /** Tells the process from a later one of the same `pid`; absent where the system does not tell. */
  readonly processStart?: string | undefined
}

/** What changes while a run goes on. A field named `undefined` is taken back, one left out stays. */
export type RunChange = Partial<
  Pick<Run, 'status' | 'finishedAt' | 'durationMs' | 'summary' | 'error' | 'pid' | 'processStart'>
>

/** A row without its calls: what lists show. */
export interface StoredRow extends Omit<Row, 'calls'> {
  readonly runId: string
  /** Value of the run's metric; null for an error row. */
  readonly score: number | null
  /** US dollars that its calls cost; null when a price is unknown. */
  readonly costUsd: number | null
  /** True when it has calls and all of them came from the cache. */
  readonly cached: boolean
}

/** A row without its texts. */
export type RowMark = Pick<StoredRow, 'index' | 'exampleId' | 'repeat' | 'metadata' | 'score' | 'costUsd'>

/** A row as pairing sees it; rows of one `exampleKey` have the same inputs, labels and metadata. */
export interface PairMark extends Pick<StoredRow, 'runId' | 'index' | 'exampleId' | 'repeat' | 'score'> {
  readonly exampleKey: number
}

/** Which rows of a run, by index; all of them without `limit`. */
export interface RowQuery {
  readonly runId: string
  /** Only rows of a higher index: how to page through a run of any size, as skipping with `offset` takes ever longer. */
  readonly after?: number | undefined
  /** `failing`: scored below 1, or an error; `errors`: errors only. @default 'all' */
  readonly which?: 'all' | 'failing' | 'errors' | undefined
  /** Text that must occur in the example id or in a value of inputs or prediction (plain, case-insensitive), or be the index. */
  readonly text?: string | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

/** Rows of a run to be found: those of a span of indexes that fit. */
export interface RowSearch extends Pick<RowQuery, 'runId' | 'which'> {
  readonly terms?: readonly Term[] | undefined
  /** The run that `flip` is measured by. */
  readonly against?: string | undefined
  /** The field whose value each match comes with. */
  readonly sortBy?: string | undefined
  /** First index. @default 0 */
  readonly from?: number | undefined
  /** The index after the last. @default no end */
  readonly to?: number | undefined
}

/** A row that was found, and what it is sorted by. */
export interface RowMatch {
  readonly index: number
  readonly key: string | number | null
}

/** Which runs, newest first unless sorted; all of them without `limit`. */
export interface RunQuery {
  readonly task?: string | undefined
  readonly status?: RunStatus | undefined
  readonly terms?: readonly Term[] | undefined
  readonly order?: Order | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

/** A compiled program as it is kept: content-addressed by its state. */
export interface StoredProgram {
  /** Hash of task, state and parent part names. */
  readonly hash: string
  readonly name: string
  readonly task: string
  readonly state: ProgramState
  /** How it came to be: optimizer, trainset hash, seed, parent hash, metric, … */
  readonly lineage: Values
  readonly createdAt: string
}

/**
 * The run store: synchronous, one SQLite file, safe for several processes at once. What goes in comes out equal
 * through JSON. Any method throws InputError `store_unusable` when the file cannot be used (any more), naming path
 * and reason, and WhetstoneError `store_busy` when another process holds it too long.
 */
export interface Store {
  readonly path: string
  /** A new run of this process, `running`; its id is greater than those of its second. */
  createRun(run: NewRun): Run
  /** Setting it `running` makes this process its owner. Throws InputError `unknown_run`. */
  updateRun(id: string, change: RunChange): void
  /** By full id, unique prefix, `latest` or `latest~N`; throws InputError `unknown_run` / `ambiguous_run`. */
  run(ref: string): Run
  runs(query?: RunQuery): Run[]
  countRuns(query?: RunQuery): number
  /** With its rows, its calls and what no other run shares. Throws InputError `unknown_run`. */
  deleteRun(id: string): void
  /**
   * One transaction: rows with their calls, and the run's summary if given. A row whose index is there is replaced
   * together with its calls. Throws InputError `unknown_run`.
   */
  addRows(runId: string, rows: readonly Row[], summary?: Summary): void
  rows(query: RowQuery): StoredRow[]
  countRows(query: RowQuery): number
  row(runId: string, index: number): StoredRow | undefined
  /** The rows of some indexes, in the order of these; those that are not there are left out. */
  rowsAt(runId: string, indexes: readonly number[]): StoredRow[]
  /** By index: a search through a long run goes span by span, so that other work is done in between. */
  searchRows(search: RowSearch): RowMatch[]
  /** The highest index of a run; -1 for one without rows. */
  lastRow(runId: string): number
  /** The scores of a row, and nothing else of it. */
  scores(runId: string, index: number): StoredRow['scores'] | undefined
  /** Rows without their texts, by index. */
  marks(query: Pick<RowQuery, 'runId' | 'after' | 'limit'>): RowMark[]
  /**
   * Hands over the rows of two runs, all rows of one example at a time, so that runs of any size are paired without
   * being held. `take` may read the store, but not write to it.
   */
  marksByExample(runIds: readonly [string, string], take: (marks: readonly PairMark[]) => void): void
  /** The calls of a row, in the order they were made. */
  calls(runId: string, index: number): Call[]
  /** Kept under its hash and its name; put again, it is the newest of its name. */
  putProgram(program: Omit<StoredProgram, 'createdAt'>): StoredProgram
  /**
   * By hash, name (the newest of that name) or unique hash prefix; undefined when there is none. Throws InputError
   * `ambiguous_program`.
   */
  program(ref: string): StoredProgram | undefined
  /** Newest first. */
  programs(): StoredProgram[]
  /** Waits no longer than so many milliseconds, from now on, for other processes that write. */
  waitAtMost(ms: number): void
  close(): void
}
