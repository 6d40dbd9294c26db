/** Asks the endpoint whether it has a model that the catalog does not know, before anything is paid for. */
import { InputError, suggestion } from '../engine/index.ts'
import type { ModelChoice } from '../store/index.ts'
import { knownModels } from './models.ts'
import type { Session } from './session.ts'

/**
 * A new model works on its first day; a mistyped one is refused here. Endpoints without a model list are trusted.
 * @throws InputError `unknown_model` naming the nearest known one.
 */
export async function checkModels(session: Session, ids: ModelChoice): Promise<void> {
  for (const id of new Set(typeof ids === 'string' ? [ids] : Object.values(ids))) {
    const target = session.lms.target(id)
    if (target.isKnown) continue
    const { baseUrl = 'https://api.openai.com/v1', apiKey } = session.lms.access(target)
    const status = await statusOf(
      session,
      `${baseUrl}/models/${encodeURIComponent(target.card.model)}`,
      apiKey,
    )
    if (status === 404) {
      const known = knownModels(session.config.models ?? {})
      throw new InputError(
        'unknown_model',
        `${id}: the endpoint knows no such model; ${suggestion(id, known)}`,
        { model: id, known },
      )
    }
    session.warn({
      code: `unpriced_${id}`,
      message: `${id} is not in the catalog: its price is unknown, so costs show as ?; describe it in the configuration's models`,
    })
  }
}

/** The status of an answer; undefined when there was none, which says nothing about the model. */
async function statusOf(
  { lms, environment: { timeoutSeconds } }: Session,
  url: string,
  apiKey: string,
): Promise<number | undefined> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  try {
    const answer = await lms.fetch(url, { headers: { authorization: `Bearer ${apiKey}` }, signal })
    // A body left unread would keep its connection.
    await answer.text()
    return answer.status
  } catch {
    return undefined
  }
}
