/** The public list of the lm folder. */
export { type AdaptiveLimiterOptions, adaptiveLimiter } from './adaptive-limiter.ts'
export { type ModelCard, type Prices, unknownCard } from './card.ts'
export { catalog, catalogDate } from './catalog.ts'
export { faultOf } from './fault.ts'
export { type OpenAIOptions, openaiLm } from './openai.ts'
export { scrub } from './scrub.ts'
export { streamOf } from './stream-of.ts'
export { timerMs } from './timer-ms.ts'
export { httpTransport, type Transport } from './transport.ts'
export {
  type Completion,
  type LM,
  type LMChunk,
  type LMRequest,
  type Message,
  noUsage,
  type ResponseFormat,
  type Sampling,
  type Usage,
} from './types.ts'
export type { Proxies } from './way.ts'
export { type CacheOptions, type CompletionCache, withCache } from './with-cache.ts'
export { type CardOptions, type LmWarning, withCard } from './with-card.ts'
export { withFallback } from './with-fallback.ts'
export { type Limiter, limiter, withLimit } from './with-limit.ts'
export { type Observation, withObserver } from './with-observer.ts'
export { type RetryOptions, withRetry } from './with-retry.ts'
export { withSpans } from './with-spans.ts'
