/** The use case of `runs drift`: how live answers score beside the blessed run of their task. */
import { InputError } from '../engine/index.ts'
import type { ModelChoice, Run } from '../store/index.ts'
import { baselineRun, blessedRef } from './bless.ts'
import { evalReport } from './eval-report.ts'
import { meanDifference, type Scored } from './mean-difference.ts'
import type { Session } from './session.ts'

/** One of the two runs; scores are in [0, 1]. */
export interface DriftSide extends Scored {
  readonly run: string
  readonly program: string
  readonly model: ModelChoice
  readonly scored: number
  readonly errors: number
}

/** The document of `runs drift --json`. */
export interface DriftReport {
  readonly schemaVersion: 1
  readonly task: string
  readonly metric: string
  readonly live: DriftSide
  readonly blessed: DriftSide
  /** Mean of the live answers − mean of the blessed run, with its 95 % interval. */
  readonly difference: number
  readonly ci: readonly [number, number]
  /** `cannot_tell` when the interval holds 0, or either run has fewer than 20 scores. */
  readonly verdict: 'lower' | 'higher' | 'cannot_tell'
  /** What else the difference may come from. */
  readonly notes: readonly string[]
}

/**
 * Compares a live run, finished or not, with the blessed run of its task. The examples are not the same, so the means
 * are compared unpaired.
 * @throws InputError `unknown_run`, `no_live_run`, `not_live`, `no_blessed_run`, `not_comparable` for another metric,
 *   `nothing_scored`.
 */
export async function liveDrift(session: Session, ref?: string): Promise<DriftReport> {
  const store = await session.store()
  const live = ref === undefined ? newestOf(store.runs()) : store.run(ref)
  if (live === undefined)
    throw new InputError(
      'no_live_run',
      'runs drift: expected a live run, found none; serve with --sample 0.05',
    )
  if (live.kind !== 'live')
    throw new InputError('not_live', `${live.id}: expected a run of kind live, got ${live.kind}`, {
      run: live.id,
    })
  const blessed = await baselineRun(session, blessedRef, live.task)
  if (blessed.metric !== live.metric)
    throw new InputError(
      'not_comparable',
      `${live.id} and ${blessed.id}: expected runs of the same metric, got ${live.metric} and ${blessed.metric}`,
      { a: live.id, b: blessed.id, differing: 'metric' },
    )
  const sides = { live: sideOf(live), blessed: sideOf(blessed) }
  const { difference, ci } = meanDifference(sides.live, sides.blessed)
  const { task, metric } = live
  return {
    schemaVersion: 1,
    task,
    metric,
    ...sides,
    difference,
    ci,
    verdict: verdictOn(sides, ci),
    notes: notesOn(live, blessed),
  }
}

/** The newest run of what the service answers by; fallbacks and what requests chose only when there is nothing else. */
function newestOf(runs: readonly Run[]): Run | undefined {
  const live = runs.filter(({ kind }) => kind === 'live')
  return live.find(({ config }) => config.own !== false) ?? live[0]
}

function sideOf(run: Run): DriftSide {
  const { program, model, score, ci, scored, errors } = evalReport(run)
  if (score !== null && ci !== null) return { run: run.id, program, model, score, ci, scored, errors }
  throw new InputError(
    'nothing_scored',
    `${run.id}: expected a run with scores, got ${errors} errors and none; a metric that needs labels cannot score live answers`,
    { run: run.id },
  )
}

// Intervals of a few graded scores are narrower than they claim: such scores look alike by chance.
const fewestScores = 20

function verdictOn(
  { live, blessed }: Pick<DriftReport, 'live' | 'blessed'>,
  [low, high]: DriftReport['ci'],
): DriftReport['verdict'] {
  if (Math.min(live.scored, blessed.scored) < fewestScores) return 'cannot_tell'
  return high < 0 ? 'lower' : low > 0 ? 'higher' : 'cannot_tell'
}

function notesOn(live: Run, blessed: Run): string[] {
  const differs = (key: 'programHash' | 'model') => JSON.stringify(live[key]) !== JSON.stringify(blessed[key])
  return [
    'the inputs of live requests are not those of the dev set: a difference may be theirs',
    ...(differs('programHash') ? ['the blessed run is of another program'] : []),
    ...(differs('model') ? ['the blessed run is of another model'] : []),
    ...(live.simulated === blessed.simulated ? [] : ['one of the two is of simulated models']),
  ]
}
