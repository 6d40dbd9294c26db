/** Warns ahead of the day a provider switches a model off. */
import type { LmWarning } from '../engine/index.ts'
import type { ModelTarget } from './models.ts'

const noticeDays = 90

/** The warning of a model that ends within 90 days or has ended; simulated models never end. */
export function shutdownWarning({ id, provider, card }: ModelTarget, today: Date): LmWarning | undefined {
  if (provider === 'simulated' || card.shutdown === undefined) return undefined
  const days = Math.ceil((Date.parse(card.shutdown) - today.getTime()) / 86_400_000)
  if (days > noticeDays) return undefined
  const isOver = days <= 0
  const left = days === 1 ? 'in 1 day' : `in ${days} days`
  const when = isOver
    ? `was switched off on ${card.shutdown}`
    : `will be switched off on ${card.shutdown} (${left})`
  // A model that is gone cannot be compared any more.
  const advice = isOver ? `--model ${card.successor}` : `compare --models ${card.model},${card.successor}`
  const next = card.successor === undefined ? '' : `; its successor is ${card.successor}: ${advice}`
  return { code: `shutdown_${card.model}`, message: `${id} ${when}${next}` }
}

/** Says that a model which nobody named has ended, and which is used instead. */
export function successorWarning({ id, card }: ModelTarget, instead: string, hint = ''): LmWarning {
  return {
    code: 'successor',
    message: `${id} was switched off on ${card.shutdown}; ${instead} is used instead${hint}`,
  }
}

/** The default model: after its shutdown date, the catalog's successor. */
export function modelInForce(target: ModelTarget, today: Date): string | undefined {
  const { shutdown, successor } = target.card
  const isOver = shutdown !== undefined && Date.parse(shutdown) <= today.getTime()
  return isOver && successor !== undefined && target.provider === 'openai' ? `openai/${successor}` : undefined
}
