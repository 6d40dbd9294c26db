/** The engine: signatures, programs, adapters, language models and the context they run in. */
export {
  type Adapter,
  chatAdapter,
  type Demo,
  isUsable,
  jsonAdapter,
  type PreparedPrompt,
  type Prompt,
  twoStepAdapter,
  xmlAdapter,
} from './adapter/index.ts'
export { type BatchOptions, type Outcome, parallel } from './batch/index.ts'
export { canonicalJson, hashOf, isPlainObject } from './canonical.ts'
export {
  bestOfN,
  majority,
  type Reward,
  refine,
  type TryOptions,
  withDirectFallback,
} from './compose/index.ts'
export {
  configure,
  currentPath,
  currentProgram,
  inspectHistory,
  type LmChoice,
  lmFor,
  type Settings,
  traced,
  usageSoFar,
  withCallSink,
  withContext,
  within,
} from './context.ts'
export {
  attemptsOf,
  describeError,
  type ErrorDetails,
  InputError,
  LmError,
  messageOf,
  ParseError,
  type Reason,
  WhetstoneError,
} from './errors.ts'
export type { Example, Values } from './example.ts'
export {
  adaptiveLimiter,
  type CacheOptions,
  type CardOptions,
  type Completion,
  type CompletionCache,
  catalog,
  catalogDate,
  httpTransport,
  type Limiter,
  type LM,
  type LMChunk,
  type LMRequest,
  type LmWarning,
  limiter,
  type Message,
  type ModelCard,
  noUsage,
  type OpenAIOptions,
  openaiLm,
  type Prices,
  type Proxies,
  type ResponseFormat,
  type RetryOptions,
  type Sampling,
  scrub,
  streamOf,
  type Transport,
  type Usage,
  unknownCard,
  withCache,
  withCard,
  withFallback,
  withLimit,
  withObserver,
  withRetry,
  withSpans,
} from './lm/index.ts'
export { nearest, suggestion } from './nearest.ts'
export { parsedJson } from './parsed-json.ts'
export {
  type ChainOfThoughtOf,
  type Check,
  chainOfThought,
  type OnViolation,
  type OnViolations,
  type PredictOptions,
  type PredictorOf,
  predict,
  type Reply,
  readReply,
  type WithReasoning,
  whenRead,
} from './predict/index.ts'
export {
  type AnyProgram,
  type CallOptions,
  mapState,
  type Parts,
  type PredictorInfo,
  type PredictorState,
  type Program,
  type ProgramDeclaration,
  type ProgramJson,
  type ProgramState,
  program,
} from './program/index.ts'
export { type PyRandom, pyRandom } from './rng.ts'
export {
  type AnySignature,
  checkFields,
  type Field,
  history,
  image,
  type Shape,
  type Signature,
  type SignatureDeclaration,
  signature,
} from './signature/index.ts'
export type { ModelSpend } from './spend-tally.ts'
export { type StreamEvent, stream } from './stream/index.ts'
export { addSpend, type Call, type CallSink, noSpend, type Spend, spendOf } from './trace.ts'
