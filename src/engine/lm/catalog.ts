/** The model catalog: facts of OpenAI's model pages, read on 2026-11-22. Override any of them in the configuration. */
import type { ModelCard, Prices } from './card.ts'

/** The day the catalog was checked. */
export const catalogDate = '2026-11-22'

const gpt5 = {
  temperature: 'no',
  tokenParameter: 'max_completion_tokens',
  efforts: ['minimal', 'low', 'medium', 'high'],
  structuredOutputs: true,
  contextTokens: 400_000,
  outputTokens: 128_000,
  shutdown: '2026-12-11',
} as const

const gpt6 = {
  temperature: 'no',
  tokenParameter: 'max_completion_tokens',
  efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
  structuredOutputs: true,
  contextTokens: null,
  outputTokens: null,
} as const

const gpt4 = {
  temperature: 'yes',
  tokenParameter: 'max_completion_tokens',
  efforts: [],
  structuredOutputs: true,
  shutdown: '2027-01-14',
} as const

/** Cards by the provider's model name. */
export const catalog: Readonly<Record<string, ModelCard>> = byModel([
  { ...gpt5, model: 'gpt-5', prices: price(1.25, 0.125, 10), successor: 'gpt-6.1-sol' },
  { ...gpt5, model: 'gpt-5-mini', prices: price(0.25, 0.025, 2), successor: 'gpt-6.1-terra' },
  { ...gpt5, model: 'gpt-5-nano', prices: price(0.05, 0.005, 0.4), successor: 'gpt-5.6-luna' },
  {
    ...gpt5,
    model: 'gpt-5.1',
    temperature: 'without-reasoning',
    efforts: ['none', 'low', 'medium', 'high'],
    prices: null,
    successor: 'gpt-6.1-sol',
    shutdown: '2027-04-01',
  },
  {
    ...gpt6,
    model: 'gpt-5.6-luna',
    temperature: 'without-reasoning',
    efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'],
    // From gpt-5.6 on, writing the prompt cache costs 1.25 times the input price.
    prices: price(0.2, 0.02, 1.2, 0.25),
  },
  { ...gpt6, model: 'gpt-6.1-terra', prices: price(1, 0.05, 5, 1.25) },
  { ...gpt6, model: 'gpt-6.1-sol', prices: null },
  {
    ...gpt4,
    model: 'gpt-4o-mini',
    contextTokens: 128_000,
    outputTokens: 16_384,
    prices: price(0.15, 0.075, 0.6),
    successor: 'gpt-5.6-luna',
  },
  {
    ...gpt4,
    model: 'gpt-4.1-mini',
    contextTokens: 1_047_576,
    outputTokens: 32_768,
    prices: price(0.4, 0.1, 1.6),
    successor: 'gpt-6.1-terra',
  },
])

/** Older models bill a cache write as plain input. */
function price(input: number, cachedInput: number, output: number, cacheWrite = input): Prices {
  return { input, cachedInput, cacheWrite, output }
}

function byModel(cards: readonly ModelCard[]): Record<string, ModelCard> {
  return Object.fromEntries(cards.map((card) => [card.model, card]))
}
