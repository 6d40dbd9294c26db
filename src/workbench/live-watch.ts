/** Drift watch: a share of the live answers is scored by the task's metric and stored as runs of kind `live`. */
import { type Call, InputError, type Values } from '../engine/index.ts'
import { evaluate, type Metric, type Row, type Tally, tally } from '../evaluate/index.ts'
import { type RowWriter, type Run, rowWriter, type Store } from '../store/index.ts'
import { type DriftReport, liveDrift } from './live-drift.ts'
import type { ChosenModels } from './model-choice.ts'
import type { Session } from './session.ts'
import type { Target } from './target.ts'
import { versions } from './versions.ts'

/** One answer that was given. */
export interface Given {
  readonly id: string
  readonly target: Target
  readonly models: ChosenModels
  /** By the program and model of the service: neither a fallback nor what a request chose. */
  readonly isOwn: boolean
  readonly inputs: Values
  readonly prediction: Values
  readonly calls: readonly Call[]
  readonly durationMs: number
}

/** Watches live answers. */
export interface LiveWatch {
  /** Scores and stores the answer when chance picks it. Never throws and never keeps the answer waiting. */
  see(given: Given): void
  /** Writes what is pending and ends the runs. */
  close(): Promise<void>
}

/** What is watched, and who is told of it. */
export interface WatchOptions {
  /** Share of the answers, in [0, 1]. */
  readonly share: number
  readonly onFailed?: ((error: unknown) => void) | undefined
  /** Told now and then, and at the end, how a run compares with the blessed one of its task, where there is one. */
  readonly onDrift?: ((drift: DriftReport) => void) | undefined
}

interface LiveRun {
  readonly run: Run
  readonly writer: RowWriter
  readonly sums: Tally
  rows: number
}

const rowsPerSummary = 25
/** Waiting for another process that writes holds up all answers: rows that found the store busy go with the next. */
const busyMs = 25
const lastBusyMs = 5000
/** A disk that is full for a week must not fill the memory too. */
const mostWaiting = 1000

/**
 * A watch over one start of a service: one run for each program and choice of models that answered. A store that cannot
 * be opened is told of at once.
 */
export async function liveWatch(session: Session, options: WatchOptions): Promise<LiveWatch> {
  const { share, onFailed = () => {} } = options
  const waitAtMost = async (ms: number) => (await session.store()).waitAtMost(ms)
  if (share > 0) await waitAtMost(busyMs).catch(onFailed)
  const runs = new Map<string, LiveRun>()
  const pending = new Set<Promise<void>>()
  const runOf = (store: Store, given: Given) => {
    const { target, models, isOwn } = given
    const key = JSON.stringify([target.taskName, target.programHash, models.ids, isOwn])
    const open = runs.get(key) ?? startRun(store, given, share)
    runs.set(key, open)
    return open
  }
  const keep = async (given: Given) => {
    const store = await session.store()
    const live = runOf(store, given)
    const index = live.rows
    live.rows += 1
    const row = await scored(given, index)
    live.sums.add(row)
    live.writer.add(row)
    const isRound = live.rows % rowsPerSummary === 1
    // Who looks after the first few answers wants to see them all.
    if (isRound || live.rows < rowsPerSummary) store.updateRun(live.run.id, { summary: live.sums.summary() })
    if (isRound && live.rows > 1) await tellDrift(session, live.run, options)
  }
  return {
    see(given) {
      if (session.clock.random() >= share) return
      const kept = keep(given)
        .catch(onFailed)
        .finally(() => pending.delete(kept))
      pending.add(kept)
    },
    async close() {
      await Promise.all(pending)
      if (runs.size > 0) await waitAtMost(lastBusyMs).catch(onFailed)
      for (const live of runs.values()) {
        try {
          await endRun(session, live)
          await tellDrift(session, live.run, options)
        } catch (error) {
          onFailed(error)
        }
      }
    },
  }
}

function startRun(store: Store, { target, models, isOwn }: Given, share: number): LiveRun {
  const { taskName: task, programName: program, programHash } = target
  const { metric } = target.task
  const run = store.createRun({
    kind: 'live',
    ...{ task, program, programHash, metric },
    datasetPath: 'live',
    datasetHash: '',
    model: models.ids,
    metrics: [metric],
    config: { sample: share, own: isOwn },
    versions: versions(),
    simulated: models.simulated,
  })
  return { run, writer: rowWriter(store, run.id, { mostWaiting }), sums: tally([metric]), rows: 0 }
}

async function scored(
  { id, target, inputs, prediction, calls, durationMs }: Given,
  index: number,
): Promise<Row> {
  const { metric, metrics } = target.task
  const { rows } = await evaluate(async () => prediction, {
    devset: [{ id, inputs, labels: {} }],
    metric: { [metric]: metrics[metric] as Metric<Values> },
  })
  return { ...(rows[0] as Row), index, calls, durationMs }
}

async function tellDrift(session: Session, { id }: Run, { onDrift }: WatchOptions): Promise<void> {
  if (onDrift === undefined) return
  try {
    onDrift(await liveDrift(session, id))
  } catch (error) {
    // Without a blessed run, or a score, there is nothing to tell.
    if (!(error instanceof InputError)) throw error
  }
}

async function endRun(session: Session, { run, writer, sums }: LiveRun): Promise<void> {
  writer.close()
  const finishedAt = session.clock.date()
  const store = await session.store()
  store.updateRun(run.id, {
    status: 'done',
    finishedAt: finishedAt.toISOString(),
    durationMs: finishedAt.getTime() - Date.parse(run.startedAt),
    summary: sums.summary(),
  })
}
