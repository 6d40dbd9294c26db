/** Which models answer a live request: made once per choice, and only those that the service knows. */
import { InputError } from '../engine/index.ts'
import { memo } from './live-memo.ts'
import type { Lms } from './lms.ts'
import { type ChosenModels, chooseModels } from './model-choice.ts'
import type { Session } from './session.ts'
import type { Target } from './target.ts'

/** Finds models for live requests. */
export interface LiveModels {
  /** The models that the operator chose, or another choice of the operator. */
  served(target: Target, spec?: string): Promise<ChosenModels>
  /**
   * The models a request names.
   * @throws InputError `unknown_model` also for one that is neither in the catalog nor configured: what a request may
   *   spend is never unknown. `missing_key`, `unknown_part`, `invalid_model`.
   */
  named(target: Target, spec: string): Promise<ChosenModels>
}

/** Which models a service asks, and for how long. */
export interface LiveModelsOptions {
  /** The service's default. */
  readonly model: string | undefined
  /** Milliseconds for one call, its retries and waits included; a longer pause of the provider's is an error at once. */
  readonly patienceMs: number | undefined
}

/** The models of a service. */
export function liveModels(session: Session, { model: spec, patienceMs }: LiveModelsOptions): LiveModels {
  const lm: Lms['lm'] = (ref, sampling) => session.lms.lm(ref, sampling, patienceMs)
  const patient = { ...session, lms: { ...session.lms, lm } }
  const made = memo<ChosenModels>({ most: 64, now: session.clock.now })
  const choose = (target: Target, chosen: string | undefined) =>
    made(JSON.stringify([target.taskName, chosen]), async () =>
      chooseModels(patient, target, { spec: chosen }),
    )
  return {
    served: (target, other) => choose(target, other ?? spec),
    async named(target, wished) {
      for (const item of wished.split(',')) checkKnown(session, item.slice(item.indexOf('=') + 1).trim())
      return choose(target, wished)
    },
  }
}

function checkKnown(session: Session, ref: string): void {
  if (session.lms.target(ref).isKnown) return
  throw new InputError(
    'unknown_model',
    `model: expected a model of the catalog or the configuration, got \`${ref}\``,
    { model: ref },
  )
}
