/** Fits each request to what the model takes, before it is cached or sent. */
import type { Reason } from '../errors.ts'
import { type ModelCard, reasoningAllowance } from './card.ts'
import { streamOf } from './stream-of.ts'
import type { LM, LMRequest, Sampling } from './types.ts'

/** Something that was changed on the user's behalf; `code` tells warnings apart. */
export type LmWarning = Reason

/** What `withCard` needs to know. */
export interface CardOptions {
  readonly card: ModelCard
  /** Sampling that holds when a request says nothing. */
  readonly defaults?: Sampling | undefined
  /** Told once per reason. Defaults are dropped in silence: nobody asked for them. */
  readonly onWarning?: ((warning: LmWarning) => void) | undefined
}

/**
 * An LM that sends only what the card says its model takes: temperature is left out where it is refused, the
 * reasoning effort defaults to the lowest, and the token budget grows by the allowance for hidden reasoning.
 */
export function withCard(lm: LM, { card, defaults = {}, onWarning }: CardOptions): LM {
  const said = new Set<string>()
  const warn = (code: string, message: string) => {
    if (!said.has(code)) onWarning?.({ code, message })
    said.add(code)
  }
  const suited = (request: LMRequest) => fitted(request, { card, defaults, warn })
  return {
    id: lm.id,
    generate: (request) => lm.generate(suited(request)),
    stream: (request) => streamOf(lm, suited(request)),
  }
}

interface Fitting {
  readonly card: ModelCard
  readonly defaults: Sampling
  readonly warn: (code: string, message: string) => void
}

function fitted(request: LMRequest, { card, defaults, warn }: Fitting): LMRequest {
  const effort = fittedEffort(request.reasoningEffort ?? defaults.reasoningEffort, card, warn)
  const takesTemperature =
    card.temperature === 'yes' || (card.temperature === 'without-reasoning' && effort === 'none')
  if (!takesTemperature && request.temperature !== undefined) {
    warn(
      'temperature_left_out',
      `${card.model} takes no temperature${card.temperature === 'no' ? '' : ' while it reasons'}; it is left out`,
    )
  }
  const visible = request.maxTokens ?? defaults.maxTokens
  const { temperature: _asked, maxTokens: _visible, responseFormat, ...rest } = request
  const maxTokens =
    visible === undefined
      ? undefined
      : visible + (card.efforts.length > 0 ? (reasoningAllowance[effort ?? 'medium'] ?? 0) : 0)
  return {
    ...rest,
    temperature: takesTemperature ? (request.temperature ?? defaults.temperature) : undefined,
    maxTokens: capped(maxTokens, card.outputTokens),
    reasoningEffort: effort,
    responseFormat: card.structuredOutputs ? responseFormat : undefined,
  }
}

function fittedEffort(asked: string | undefined, card: ModelCard, warn: Fitting['warn']): string | undefined {
  if (asked === undefined || card.efforts.includes(asked)) return asked ?? card.efforts[0]
  const instead = card.efforts[0]
  const told =
    instead === undefined
      ? 'takes no reasoning effort; it is left out'
      : `takes ${card.efforts.join(', ')}; \`${instead}\` is used`
  warn('effort_changed', `${card.model}: expected a reasoning effort it knows, got \`${asked}\`: it ${told}`)
  return instead
}

function capped(tokens: number | undefined, most: number | null): number | undefined {
  return tokens === undefined || most === null ? tokens : Math.min(tokens, most)
}
