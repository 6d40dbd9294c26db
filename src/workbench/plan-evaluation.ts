/** Checks everything that can be wrong with an evaluation before anything is written or paid for. */
import { resolve } from 'node:path'
import { type Dataset, openDataset } from '../data/index.ts'
import { InputError } from '../engine/index.ts'
import type { Metric } from '../evaluate/index.ts'
import { checkModels } from './check-model.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { chooseMetrics } from './metric-choice.ts'
import { type ChosenModels, chooseModels } from './model-choice.ts'
import type { Session } from './session.ts'
import { resolveTarget, type Target } from './target.ts'

/** A checked evaluation that has not begun. */
export interface EvaluationPlan {
  readonly target: Target
  readonly metrics: Readonly<Record<string, Metric>>
  readonly models: ChosenModels
  readonly dataset: Dataset
}

/** Target, metrics, models and data, all of them usable. @throws InputError for whatever is not. */
export async function planEvaluation(
  session: Session,
  options: EvaluateTaskOptions,
): Promise<EvaluationPlan> {
  const target = await resolveTarget(session, options.target)
  const metrics = chooseMetrics(target.task, options.metric)
  const models = chooseModels(session, target, { spec: options.model, sampling: options.sampling })
  const path = options.data === undefined ? target.task.dev : resolve(session.cwd, options.data)
  if (path === undefined)
    throw new InputError(
      'no_data',
      `${target.taskName}: expected --data F, got none, and the task declares no dev set`,
    )
  const { prepare } = target.task
  const dataset = await openDataset(path, {
    signature: target.program.signature,
    prepare,
    limit: options.limit,
  })
  await checkModels(session, models.ids)
  return { target, metrics, models, dataset }
}
