/** Checks everything that can be wrong with an evaluation before anything is written or paid for. */
import { resolve } from 'node:path'
import type { Dataset } from '../data/index.ts'
import { InputError, type LM } from '../engine/index.ts'
import type { Metric } from '../evaluate/index.ts'
import { inRound } from './ask-round.ts'
import { mapChoice } from './budget.ts'
import { checkModels } from './check-model.ts'
import { requireEffort } from './environment.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { type ChosenJudge, chooseJudge } from './judge-choice.ts'
import { chooseMetrics } from './metric-choice.ts'
import { type ChosenModels, chooseModels } from './model-choice.ts'
import { openData } from './open-data.ts'
import { pickExamples } from './pick-examples.ts'
import { requirePrices } from './require-prices.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'

/** A checked evaluation that has not begun. */
export interface EvaluationPlan {
  readonly target: Target
  readonly metrics: Readonly<Record<string, Metric>>
  readonly models: ChosenModels
  readonly judge: ChosenJudge
  /** References of the models that are known to be asked. */
  readonly asked: ReadonlySet<string>
  readonly dataset: Dataset
}

/** Target, metrics, models and data, all of them usable. @throws InputError for whatever is not. */
export async function planEvaluation(
  session: Session,
  options: EvaluateTaskOptions,
): Promise<EvaluationPlan> {
  requireEffort(options.sampling?.reasoningEffort)
  const target = await resolveTarget(session, options.target)
  const metrics = chooseMetrics(target.task, options.metric)
  const models = chooseModels(session, target, { spec: options.model, sampling: options.sampling })
  const { judgeModel: spec, defaultJudge: standard } = options
  const judge = chooseJudge(session, target, { spec, standard, models })
  const asked = idsOf(models, judge)
  requirePrices(session, asked, options.maxCostUsd)
  const path = options.data === undefined ? target.task.dev : resolve(session.cwd, options.data)
  if (path === undefined)
    throw new InputError(
      'no_data',
      `${target.taskName}: expected --data F, got none, and the task declares no dev set`,
    )
  const { limit, slices } = options
  const whole = await openData(session, target, { path, limit, slices })
  const dataset = options.examples === undefined ? whole : await pickExamples(whole, options.examples)
  for (const id of asked) await checkModels(session, id)
  return withModels({ target, metrics, models, judge, asked, dataset }, (lm) =>
    inRound(lm, options.round ?? 0),
  )
}

/** The models that are known to be asked, each once: a judge that nobody named may not be. */
function idsOf({ ids }: ChosenModels, { ref, isNamed }: ChosenJudge): ReadonlySet<string> {
  return new Set([...(typeof ids === 'string' ? [ids] : Object.values(ids)), ...(isNamed ? [ref] : [])])
}

/** The plan with every model changed, the judge too. */
export function withModels<P extends EvaluationPlan>(plan: P, change: (lm: LM) => LM): P {
  const { models, judge } = plan
  return {
    ...plan,
    models: { ...models, lms: mapChoice(models.lms, change) },
    judge: { ...judge, lm: change(judge.lm) },
  }
}
