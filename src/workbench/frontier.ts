/** The use case of `runs frontier`: which runs of a task give the most quality for their cost. */
import { InputError } from '../engine/index.ts'
import type { Run } from '../store/index.ts'
import type { Session } from './session.ts'
import { taskNamed } from './target.ts'

/** One run: what it costs per row at list price, what it scores, and whether no other run beats it on both. */
export interface FrontierPoint {
  readonly run: string
  readonly program: string
  readonly model: Run['model']
  readonly score: number
  readonly ci: readonly [number, number] | null
  readonly costPerRowUsd: number
  readonly isOnFrontier: boolean
  readonly simulated: boolean
}

/** The document of `runs frontier --json`; cheapest first. */
export interface FrontierReport {
  readonly schemaVersion: 1
  readonly task: string
  readonly metric: string
  readonly datasetPath: string
  readonly points: readonly FrontierPoint[]
  /** Runs of the task left out: other data or metric, not done, or of unknown price. */
  readonly leftOut: number
}

/**
 * Compares all finished runs of a task on the data and metric of the newest one; of runs of the same program and
 * model only the newest counts.
 * @throws InputError `unknown_task`, `no_runs`.
 */
export async function frontier(session: Session, taskName: string): Promise<FrontierReport> {
  taskNamed(session, taskName)
  const all = (await session.store()).runs({ task: taskName })
  const done = all.filter(({ status, kind }) => status === 'done' && kind === 'eval')
  const [newest] = done
  if (newest === undefined)
    throw new InputError(
      'no_runs',
      `${taskName}: expected finished runs, found none; make one with: whetstone eval ${taskName}`,
      {
        task: taskName,
      },
    )
  const alike = new Map<string, Run>()
  for (const run of done.filter((one) => isLike(one, newest))) {
    const key = JSON.stringify([run.programHash, run.model])
    if (!alike.has(key)) alike.set(key, run)
  }
  const points = [...alike.values()].flatMap(pointOf)
  return {
    ...{ schemaVersion: 1, task: taskName, metric: newest.metric, datasetPath: newest.datasetPath },
    points: points
      .map((point) => ({ ...point, isOnFrontier: !points.some((other) => beats(other, point)) }))
      .sort((a, b) => a.costPerRowUsd - b.costPerRowUsd || b.score - a.score),
    leftOut: all.length - points.length,
  }
}

function isLike(run: Run, { metric, datasetHash }: Run): boolean {
  return run.metric === metric && run.datasetHash === datasetHash
}

function pointOf(run: Run): Omit<FrontierPoint, 'isOnFrontier'>[] {
  const { id, program, model, metric, summary, simulated } = run
  const { score = null, ci = null } = summary?.metrics[metric] ?? {}
  if (summary === undefined || score === null || summary.listCostUsd === null || summary.n === 0) return []
  return [{ run: id, program, model, score, ci, costPerRowUsd: summary.listCostUsd / summary.n, simulated }]
}

type Figures = Pick<FrontierPoint, 'score' | 'costPerRowUsd'>

function beats(a: Figures, b: Figures): boolean {
  const isNoWorse = a.score >= b.score && a.costPerRowUsd <= b.costPerRowUsd
  return isNoWorse && (a.score > b.score || a.costPerRowUsd < b.costPerRowUsd)
}
