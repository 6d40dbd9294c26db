/** Which model judges where a metric asks one and names none. */
import type { LM } from '../engine/index.ts'
import { lazily } from './lazily.ts'
import { type ChosenModels, defaultModel } from './model-choice.ts'
import type { Session } from './session.ts'
import { modelInForce } from './shutdown.ts'
import type { Target } from './target.ts'

/** The judge of a run: the reference as it is stored, and the model, ready to ask. */
export interface ChosenJudge {
  readonly ref: string
  readonly lm: LM
  /** False for the default, which most metrics never ask. */
  readonly isNamed: boolean
}

/** What decides who judges. */
export interface JudgeOptions {
  /** A model reference, as `--judge-model` takes it. */
  readonly spec?: string | undefined
  /** The default that a run began with, whatever the environment says by now. */
  readonly standard?: string | undefined
  /** The models that are judged. */
  readonly models?: Pick<ChosenModels, 'simulated'> | undefined
}

const simulatedJudge = 'simulated/gpt-5-nano'

/**
 * The model named, else the task's `judge`, else `OPENAI_MODEL`: not the model that happens to be judged, so that
 * models are compared before one judge. Simulated models have a simulated judge. One that nobody named is made only
 * when a metric asks it, as most ask none.
 * @throws InputError `unknown_model` or `missing_key` for one that was named.
 */
export function chooseJudge(
  session: Session,
  { task }: Target,
  { spec, standard, models }: JudgeOptions,
): ChosenJudge {
  const named = spec ?? (standard === undefined ? task.judge : undefined)
  if (named !== undefined) {
    const lm = session.lms.lm(named)
    return { ref: lm.id, lm, isNamed: true }
  }
  const target = session.lms.target(session.environment.model)
  // The one that would answer today: scores of a model and of its successor are not those of one judge.
  const inForce = modelInForce(target, session.clock.date()) ?? target.id
  const ref = standard ?? (models?.simulated ? simulatedJudge : inForce)
  const make = async () =>
    session.lms.lm(standard === undefined && !models?.simulated ? defaultModel(session) : ref)
  return { ref, lm: lazily(ref, make), isNamed: false }
}
