/** Quality gates for CI: red only for what the data show, never for noise alone. */
import type { CompareReport } from './compare-report.ts'
import type { EvalReport } from './eval-report.ts'

/** What a gate says: met, not met, or more than the data can tell. */
export type GateVerdict = 'passed' | 'failed' | 'cannot_tell'

/** One gate with its reason in a sentence. */
export interface Gate {
  readonly gate: 'min_score' | 'max_drop'
  readonly verdict: GateVerdict
  readonly reason: string
}

/**
 * `--min-score`: met when the score reaches it; not met when the whole interval lies below; else the data cannot tell.
 * A run that has no score, or is not done, meets nothing.
 */
export function minScoreGate({ score, ci, status, metric }: EvalReport, minScore: number): Gate {
  const gate = 'min_score'
  if (status !== 'done' || score === null || ci === null)
    return { gate, verdict: 'failed', reason: `expected a score of ${minScore}, got a run without one` }
  const told = `${metric} ${figure(score)} [${figure(ci[0])}, ${figure(ci[1])}]`
  if (score >= minScore) return { gate, verdict: 'passed', reason: `${told} reaches ${minScore}` }
  if (ci[1] < minScore) return { gate, verdict: 'failed', reason: `${told} is below ${minScore}` }
  return {
    gate,
    verdict: 'cannot_tell',
    reason: `${told} is below ${minScore}, by no more than chance explains`,
  }
}

/**
 * `--baseline RUN --max-drop D`, with the baseline as arm a: not met when the new run is significantly worse and
 * may have dropped by more than D; met when it is better or no worse within D; else the data cannot tell.
 */
export function maxDropGate(report: CompareReport, maxDrop: number): Gate {
  const gate = 'max_drop'
  const { verdict, difference, ci, a } = report
  if (difference === null || ci === null)
    return { gate, verdict: 'cannot_tell', reason: `no example has a score in this run and in ${a}` }
  const told = `${signed(difference)} [${signed(ci[0])}, ${signed(ci[1])}] against ${a}`
  if (verdict === 'b_better' || ci[0] > -maxDrop)
    return { gate, verdict: 'passed', reason: `${told}: no drop of ${maxDrop} or more` }
  if (verdict === 'a_better') return { gate, verdict: 'failed', reason: `${told}: a significant drop` }
  const more = report.needed ? `; about ${report.needed} more examples would tell` : ''
  return {
    gate,
    verdict: 'cannot_tell',
    reason: `${told}: neither a drop nor "no worse within ${maxDrop}"${more}`,
  }
}

function figure(score: number): string {
  return score.toFixed(3)
}

function signed(difference: number): string {
  return difference > 0 ? `+${figure(difference)}` : figure(difference)
}
