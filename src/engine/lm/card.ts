/** What is known of a model as data: parameters it takes, limits, prices, successor and end. */

/** US dollars per million tokens; null = unknown. */
export interface Prices {
  readonly input: number | null
  readonly cachedInput: number | null
  readonly cacheWrite: number | null
  readonly output: number | null
}

/** A model card. */
export interface ModelCard {
  /** The name that is sent to the provider. */
  readonly model: string
  /** Whether `temperature` may be sent: always, never, or only with reasoning effort `none`. */
  readonly temperature: 'yes' | 'no' | 'without-reasoning'
  readonly tokenParameter: 'max_tokens' | 'max_completion_tokens'
  /** Reasoning efforts it takes, lowest first; empty for models that do not reason. */
  readonly efforts: readonly string[]
  readonly structuredOutputs: boolean
  /** Tokens of context and of one answer; null = unknown. */
  readonly contextTokens: number | null
  readonly outputTokens: number | null
  readonly prices: Prices | null
  /** The model to move to, and the day (ISO) the provider switches this one off. */
  readonly successor?: string | undefined
  readonly shutdown?: string | undefined
}

/**
 * Tokens to allow for hidden reasoning on top of the visible answer. Models spend them before they write, and
 * answer nothing when the budget ends first.
 */
export const reasoningAllowance: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 500,
  low: 4_000,
  medium: 12_000,
  high: 32_000,
  xhigh: 64_000,
  max: 96_000,
}

/**
 * The card of a model nobody has described: what every chat model takes, or every reasoning model when it is named
 * like one; prices unknown. What it refuses after all is learned from its answer.
 */
export function unknownCard(model: string): ModelCard {
  const isReasoning = /^(gpt-[5-9]|o\d)\b/.test(model) && !/^gpt-[\d.]+-chat/.test(model)
  return {
    model,
    temperature: isReasoning ? 'no' : 'yes',
    tokenParameter: isReasoning ? 'max_completion_tokens' : 'max_tokens',
    efforts: isReasoning ? ['low', 'medium', 'high'] : [],
    structuredOutputs: isReasoning,
    contextTokens: null,
    outputTokens: null,
    prices: null,
  }
}
