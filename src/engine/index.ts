/** The engine: signatures, programs, adapters, language models and the context they run in. */
export {
  type Adapter,
  chatAdapter,
  type Demo,
  isUsable,
  jsonAdapter,
  type PreparedPrompt,
  type Prompt,
} from './adapter/index.ts'
export { canonicalJson, hashOf, isPlainObject } from './canonical.ts'
export {
  configure,
  type LmChoice,
  type Settings,
  traced,
  withCallSink,
  withContext,
} from './context.ts'
export {
  describeError,
  type ErrorDetails,
  InputError,
  LmError,
  messageOf,
  ParseError,
  WhetstoneError,
} from './errors.ts'
export type { Example, Values } from './example.ts'
export {
  addCost,
  addUsage,
  type CacheOptions,
  type CardOptions,
  type Completion,
  type CompletionCache,
  catalog,
  catalogDate,
  type Limiter,
  type LM,
  type LMRequest,
  type LmWarning,
  limiter,
  type Message,
  type ModelCard,
  noUsage,
  type OpenAIOptions,
  openaiLm,
  type Prices,
  type ResponseFormat,
  type RetryOptions,
  type Sampling,
  type Usage,
  unknownCard,
  withCache,
  withCard,
  withLimit,
  withRetry,
} from './lm/index.ts'
export {
  type ChainOfThoughtOf,
  chainOfThought,
  type PredictorOf,
  predict,
  type Reply,
  readReply,
  type WithReasoning,
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
  type Shape,
  type Signature,
  type SignatureDeclaration,
  signature,
} from './signature/index.ts'
export { type Call, type CallSink, type Spend, spendOf } from './trace.ts'
