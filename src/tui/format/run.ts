/** A run in words: its name, model, status and score. */
import type { RunNow } from '../data/run-now.ts'
import { type Line, type Span, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { Run, RunSoFar } from '../workbench.ts'
import { cost, costFact, duration, percentRange, points } from './number.ts'

const statuses = {
  done: { sign: 'good', word: 'done', tone: 'good' },
  running: { sign: 'running', word: 'running', tone: 'accent' },
  interrupted: { sign: 'warn', word: 'interrupted', tone: 'warn' },
  failed: { sign: 'bad', word: 'failed', tone: 'bad' },
  too_many_errors: { sign: 'bad', word: 'errors', tone: 'bad' },
  budget: { sign: 'budget', word: 'budget', tone: 'warn' },
} as const satisfies Record<Run['status'], { sign: keyof Signs; word: string; tone: Tone }>

/** Sign and word of how a run stands; while it is running, how much of it is done. */
export function statusOf(run: RunNow, signs: Signs): Span {
  const { sign, word, tone } = statuses[run.status]
  const share =
    run.status === 'running' && run.total ? ` ${wholePercent(figuresOf(run).done, run.total)}` : ''
  return span(`${signs[sign]} ${word}${share}`, tone)
}

/** The part of an id that tells runs of one day apart; ids are `20261123T003512-4f2a`. */
export function shortId(id: string): string {
  const tail = id.slice(id.lastIndexOf('-') + 1)
  return id.includes('-') && tail.length >= 4 && tail.length <= 8 ? tail : id.slice(0, 8)
}

/** One model, or the model of each part. */
export function modelText({ model }: Pick<Run, 'model'>): string {
  if (typeof model === 'string') return model
  return Object.entries(model)
    .map(([part, name]) => `${part}=${name}`)
    .join(' ')
}

/** The same in a width; where it has no room, the provider is told only when it is not the one a bare name means. */
export function modelIn(run: Pick<Run, 'model'>, width: number): string {
  const name = modelText(run)
  return name.length <= width ? name : name.replaceAll('openai/', '').replaceAll('simulated/', 'sim/')
}

function wholePercent(n: number, total: number): string {
  return `${Math.min(100, Math.floor((100 * n) / total))}%`
}

/** What was run: the task, and the program where it has a name of its own. */
export function subjectOf({ task, program }: Pick<Run, 'task' | 'program'>): readonly string[] {
  return program === task ? [task] : [task, program]
}

/** What a run has come to: in the end, or so far. */
export interface RunFigures extends Pick<RunSoFar, 'done' | 'errors' | 'costUsd'> {
  readonly score: number | null
  /** Only of a run that is over. */
  readonly ci: readonly [low: number, high: number] | null
}

/** The figures of the run's metric; `costUsd` is absent where nothing has been read of it. */
export function figuresOf({ soFar, summary, metric }: RunNow): RunFigures {
  if (soFar !== undefined) return { ...soFar, score: soFar.score ?? null, ci: null }
  const { score = null, ci = null } = summary?.metrics[metric] ?? {}
  return { done: summary?.n ?? 0, errors: summary?.errors ?? 0, costUsd: summary?.costUsd, score, ci }
}

/** Score and interval, without their unit, of the run's metric. */
export function scoreOf(run: RunNow, signs: Signs): Line {
  const { score, ci } = figuresOf(run)
  if (score === null) return [span(signs.none.padStart(5), 'muted')]
  const range = ci === null ? [] : [span(` ${percentRange(ci, signs)}`, 'muted')]
  return [span(points(score).padStart(5), 'strong'), ...range]
}

/** What a run cost so far. */
export function runCost(run: RunNow, signs: Signs): string {
  const { costUsd } = figuresOf(run)
  return costUsd === undefined ? signs.none : cost(costUsd, run.simulated)
}

/** The same among other facts. */
export function runCostFact(run: RunNow): string {
  const { costUsd } = figuresOf(run)
  return costUsd === undefined ? '' : costFact(costUsd, run.simulated)
}

/** Rows done, and how many are expected while they are not all there. */
export function rowsDone(run: RunNow): string {
  const { total } = run
  const { done } = figuresOf(run)
  return total === undefined || total === done ? String(done) : `${done}/${total}`
}

/** A path as people tell files apart: its folder and its name. */
export function shortPath(path: string): string {
  return path.split(/[/\\]/).slice(-2).join('/')
}

/** How long a run took, or has taken until now; empty when that is not known. */
export function runDuration({ status, startedAt, durationMs }: Run, now: number): string {
  if (durationMs !== undefined) return duration(durationMs)
  return status === 'running' ? duration(Math.max(0, now - Date.parse(startedAt))) : ''
}
