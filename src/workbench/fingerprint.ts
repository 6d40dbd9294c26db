/** What a run was made with besides its program and data: short hashes that tell a later change. */
import { hashOf } from '../engine/index.ts'
import type { EvaluationPlan } from './plan-evaluation.ts'
import type { Session } from './session.ts'

/** Hashes by name of the metric and by id of the model. */
export interface Fingerprint {
  readonly metrics: Readonly<Record<string, string>>
  readonly models: Readonly<Record<string, string>>
}

/**
 * Of each metric its source text, of each model what its configuration sends and where to. The endpoint of `openai/*`
 * models is left out: a gateway may move while the models behind it stay the same.
 */
export function fingerprint(session: Session, { metrics, asked }: EvaluationPlan): Fingerprint {
  return {
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, metric]) => [name, shortHash(String(metric))]),
    ),
    models: Object.fromEntries([...asked].map((id) => [id, modelHash(session, id)])),
  }
}

function modelHash(session: Session, id: string): string {
  const { card, provider, baseUrl } = session.lms.target(id)
  return shortHash({ model: card.model, baseUrl: provider === 'configured' ? baseUrl : null })
}

function shortHash(value: unknown): string {
  return hashOf(value)
    .replace(/^sha256:/, '')
    .slice(0, 16)
}
