/** A run in words: its name, model, status and score. */
import { type Line, type Span, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { Run } from '../workbench.ts'
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
export function statusOf(run: Run, signs: Signs): Span {
  const { sign, word, tone } = statuses[run.status]
  const share = run.status === 'running' && run.total ? ` ${done(run.summary?.n ?? 0, run.total)}` : ''
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

function done(n: number, total: number): string {
  return `${Math.min(100, Math.floor((100 * n) / total))}%`
}

/** Score and interval, without their unit, of the run's metric. */
export function scoreOf(run: Run, signs: Signs): Line {
  const { score = null, ci = null } = run.summary?.metrics[run.metric] ?? {}
  if (score === null) return [span(signs.none.padStart(5), 'muted')]
  const range = ci === null ? [] : [span(` ${percentRange(ci, signs)}`, 'muted')]
  return [span(points(score).padStart(5), 'strong'), ...range]
}

/** What a run cost so far. */
export function runCost({ summary, simulated }: Run, signs: Signs): string {
  return summary === undefined ? signs.none : cost(summary.costUsd, simulated)
}

/** The same among other facts. */
export function runCostFact({ summary, simulated }: Run): string {
  return summary === undefined ? '' : costFact(summary.costUsd, simulated)
}

/** Rows done, and how many are expected while they are not all there. */
export function rowsDone({ summary, total }: Run): string {
  const done = summary?.n ?? 0
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
