/** The tables of the run store: the source of the migrations under drizzle/, and what tables.ts is held to. */
// Only drizzle-kit and tests load this file: importing drizzle-orm costs 0.5 to 1 s, as much as a whole evaluation
// of one example may take. At run time the store takes nothing but types from here, runs prepared statements of
// better-sqlite3, and applies the migrations itself (migrate.ts) in drizzle's own bookkeeping.
import { sql } from 'drizzle-orm'
import {
  blob,
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core'
import type { Message, ProgramState, Reason, Values } from '../engine/index.ts'
import type { RowError, Score, Summary } from '../evaluate/index.ts'
import type { ModelChoice, NewRun, Run } from './types.ts'

/** One line per run; ids sort by time. */
export const runs = sqliteTable(
  'runs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<NewRun['kind']>().notNull(),
    task: text('task').notNull(),
    program: text('program').notNull(),
    programHash: text('program_hash').notNull(),
    datasetPath: text('dataset_path').notNull(),
    datasetHash: text('dataset_hash').notNull(),
    model: text('model', { mode: 'json' }).$type<ModelChoice>().notNull(),
    metric: text('metric').notNull(),
    metrics: text('metrics', { mode: 'json' }).$type<readonly string[]>().notNull(),
    config: text('config', { mode: 'json' }).$type<Values>().notNull(),
    versions: text('versions', { mode: 'json' }).$type<NewRun['versions']>().notNull(),
    simulated: integer('simulated', { mode: 'boolean' }).notNull(),
    parent: text('parent'),
    total: integer('total'),
    status: text('status').$type<Run['status']>().notNull(),
    startedAt: text('started_at').notNull(),
    finishedAt: text('finished_at'),
    durationMs: real('duration_ms'),
    summary: text('summary', { mode: 'json' }).$type<Summary>(),
    error: text('error', { mode: 'json' }).$type<Reason>(),
    pid: integer('pid').notNull(),
    processStart: text('process_start'),
  },
  (run) => [index('runs_by_task').on(run.task, run.id)],
)

/** What went into rows, once per content however many runs it takes part in. */
export const examples = sqliteTable('examples', {
  key: integer('key').primaryKey(),
  hash: blob('hash', { mode: 'buffer' }).notNull().unique('examples_by_hash'),
  inputs: text('inputs', { mode: 'json' }).$type<Values>().notNull(),
  labels: text('labels', { mode: 'json' }).$type<Values>().notNull(),
  metadata: text('metadata', { mode: 'json' }).$type<Values>(),
})

/** Message lists that many calls share (system prompt and demos), once per content. */
export const texts = sqliteTable('texts', {
  key: integer('key').primaryKey(),
  hash: blob('hash', { mode: 'buffer' }).notNull().unique('texts_by_hash'),
  body: text('body', { mode: 'json' }).$type<readonly Message[]>().notNull(),
})

/** One example in one run. */
export const rows = sqliteTable(
  'rows',
  {
    runId: text('run_id')
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    index: integer('position').notNull(),
    exampleId: text('example_id').notNull(),
    exampleKey: integer('example_key')
      .notNull()
      .references(() => examples.key),
    repeat: integer('repeat').notNull(),
    prediction: text('prediction', { mode: 'json' }).$type<Values>(),
    scores: text('scores', { mode: 'json' }).$type<Readonly<Record<string, Score>>>().notNull(),
    score: real('score'),
    error: text('error', { mode: 'json' }).$type<RowError>(),
    durationMs: real('duration_ms').notNull(),
    costUsd: real('cost_usd'),
    cached: integer('cached', { mode: 'boolean' }).notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.runId, row.index] }),
    index('rows_by_example').on(row.exampleKey),
    // Partial, so that errors and failing rows of a large run are counted and paged without reading the others.
    index('rows_errors').on(row.runId, row.index).where(sql`error IS NOT NULL`),
    index('rows_failing').on(row.runId, row.index, row.score).where(sql`(score IS NULL OR score < 1)`),
  ],
)

/** One request to a model, in the order of the row. */
export const calls = sqliteTable(
  'calls',
  {
    runId: text('run_id').notNull(),
    index: integer('position').notNull(),
    step: integer('step').notNull(),
    part: text('part').notNull(),
    lm: text('lm').notNull(),
    adapter: text('adapter').notNull(),
    preambleKey: integer('preamble_key').references(() => texts.key),
    messages: text('messages', { mode: 'json' }).$type<readonly Message[]>().notNull(),
    text: text('text').notNull(),
    finishReason: text('finish_reason').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    cachedInputTokens: integer('cached_input_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    reasoningTokens: integer('reasoning_tokens').notNull(),
    costUsd: real('cost_usd'),
    listCostUsd: real('list_cost_usd'),
    latencyMs: real('latency_ms').notNull(),
    cached: integer('cached', { mode: 'boolean' }).notNull(),
    attempts: integer('attempts').notNull(),
    temperature: real('temperature'),
    maxTokens: integer('max_tokens'),
    reasoningEffort: text('reasoning_effort'),
    error: text('error', { mode: 'json' }).$type<Reason>(),
    warning: text('warning', { mode: 'json' }).$type<Reason>(),
  },
  (call) => [
    primaryKey({ columns: [call.runId, call.index, call.step] }),
    foreignKey({ columns: [call.runId, call.index], foreignColumns: [rows.runId, rows.index] }).onDelete(
      'cascade',
    ),
    index('calls_by_preamble').on(call.preambleKey),
  ],
)

/** Compiled programs, one line per content and name; the highest `key` of a name is the newest. */
export const programs = sqliteTable(
  'programs',
  {
    key: integer('key').primaryKey(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    task: text('task').notNull(),
    state: text('state', { mode: 'json' }).$type<ProgramState>().notNull(),
    lineage: text('lineage', { mode: 'json' }).$type<Values>().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (program) => [
    unique('programs_by_hash').on(program.hash, program.name),
    index('programs_by_name').on(program.name, program.key),
  ],
)
