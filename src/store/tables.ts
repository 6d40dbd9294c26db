/** The tables of the store. The compiler holds their fields, a test their names, to the drizzle schema. */
import type { Call } from '../engine/index.ts'
import { flag, json, optional, plain } from './column.ts'
import type * as schema from './schema.ts'
import { type Table, table } from './table.ts'
import type { Run, StoredProgram, StoredRow } from './types.ts'

/** A row as the table keeps it: what went in stands in `examples`, under `exampleKey`. */
export type RowRecord = Omit<StoredRow, 'inputs' | 'labels' | 'metadata'> & { readonly exampleKey: number }

/** What went into a row. */
export type ExampleRecord = Pick<StoredRow, 'inputs' | 'labels' | 'metadata'>

/** A call as the table keeps it: `messages` without the preamble, which stands in `texts` under `preambleKey`. */
export interface CallRecord extends Omit<Call, 'preambleLength' | 'usage'> {
  readonly runId: string
  readonly index: number
  readonly step: number
  readonly preambleKey: number | null
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly cacheWriteTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
}

/** A table of `T`; `never`, and so an error, unless the drizzle table has the same fields besides `Others`. */
type TableOf<T, Drizzle extends { $inferSelect: object }, Others = never> = [
  keyof T,
  Exclude<keyof Drizzle['$inferSelect'], Others>,
] extends [Exclude<keyof Drizzle['$inferSelect'], Others>, keyof T]
  ? Table<T>
  : never

/** `runs`. */
export const runs: TableOf<Run, typeof schema.runs> = table<Run>('runs', {
  id: plain('id'),
  kind: plain('kind'),
  task: plain('task'),
  program: plain('program'),
  programHash: plain('program_hash'),
  datasetPath: plain('dataset_path'),
  datasetHash: plain('dataset_hash'),
  model: json('model'),
  metric: plain('metric'),
  metrics: json('metrics'),
  config: json('config'),
  versions: json('versions'),
  simulated: flag('simulated'),
  parent: optional(plain('parent')),
  total: optional(plain('total')),
  status: plain('status'),
  startedAt: plain('started_at'),
  finishedAt: optional(plain('finished_at')),
  durationMs: optional(plain('duration_ms')),
  summary: optional(json('summary')),
  error: optional(json('error')),
  pid: plain('pid'),
  processStart: optional(plain('process_start')),
})

/** `examples`, but for key and hash. */
export const examples: TableOf<ExampleRecord, typeof schema.examples, 'key' | 'hash'> = table<ExampleRecord>(
  'examples',
  {
    inputs: json('inputs'),
    labels: json('labels'),
    metadata: optional(json('metadata')),
  },
)

/** `rows`. */
export const rows: TableOf<RowRecord, typeof schema.rows> = table<RowRecord>('rows', {
  runId: plain('run_id'),
  index: plain('position'),
  exampleId: plain('example_id'),
  exampleKey: plain('example_key'),
  repeat: plain('repeat'),
  prediction: optional(json('prediction')),
  scores: json('scores'),
  score: plain('score'),
  error: optional(json('error')),
  durationMs: plain('duration_ms'),
  costUsd: plain('cost_usd'),
  cached: flag('cached'),
})

/** `calls`. */
export const calls: TableOf<CallRecord, typeof schema.calls> = table<CallRecord>('calls', {
  runId: plain('run_id'),
  index: plain('position'),
  step: plain('step'),
  part: plain('part'),
  lm: plain('lm'),
  adapter: plain('adapter'),
  preambleKey: plain('preamble_key'),
  messages: json('messages'),
  text: plain('text'),
  finishReason: plain('finish_reason'),
  inputTokens: plain('input_tokens'),
  cachedInputTokens: plain('cached_input_tokens'),
  cacheWriteTokens: plain('cache_write_tokens'),
  outputTokens: plain('output_tokens'),
  reasoningTokens: plain('reasoning_tokens'),
  costUsd: plain('cost_usd'),
  listCostUsd: plain('list_cost_usd'),
  latencyMs: plain('latency_ms'),
  cached: flag('cached'),
  attempts: plain('attempts'),
  temperature: optional(plain('temperature')),
  maxTokens: optional(plain('max_tokens')),
  reasoningEffort: optional(plain('reasoning_effort')),
  error: optional(json('error')),
  warning: optional(json('warning')),
})

/** `programs`, but for the key. */
export const programs: TableOf<StoredProgram, typeof schema.programs, 'key'> = table<StoredProgram>(
  'programs',
  {
    hash: plain('hash'),
    name: plain('name'),
    task: plain('task'),
    state: json('state'),
    lineage: json('lineage'),
    createdAt: plain('created_at'),
  },
)
