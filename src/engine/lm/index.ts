/** The public list of the lm folder. */
export { type ModelCard, type Prices, unknownCard } from './card.ts'
export { catalog, catalogDate } from './catalog.ts'
export { faultOf } from './fault.ts'
export { type OpenAIOptions, openaiLm } from './openai.ts'
export {
  addCost,
  addUsage,
  type Completion,
  type LM,
  type LMRequest,
  type Message,
  noUsage,
  type ResponseFormat,
  type Sampling,
  type Usage,
} from './types.ts'
export { type CacheOptions, type CompletionCache, withCache } from './with-cache.ts'
export { type CardOptions, type LmWarning, withCard } from './with-card.ts'
export { type Limiter, limiter, withLimit } from './with-limit.ts'
export { type RetryOptions, withRetry } from './with-retry.ts'
