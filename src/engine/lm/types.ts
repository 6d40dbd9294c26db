/** The one interface to a language model, and the plain data that crosses it. */

/** One message of a chat. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
  /** Addresses (`https:` or `data:`) of images shown with a user's message. */
  readonly images?: readonly string[] | undefined
}

/** A JSON schema that the answer must follow, for models that can be held to one. */
export interface ResponseFormat {
  readonly name: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** Sampling as the caller wishes it; what a model refuses is left out by `withCard`. */
export interface Sampling {
  readonly temperature?: number | undefined
  /** Tokens for the visible answer. */
  readonly maxTokens?: number | undefined
  readonly reasoningEffort?: string | undefined
}

/** Everything that can change the answer, and how long to wait for it. */
export interface LMRequest extends Sampling {
  readonly messages: readonly Message[]
  readonly responseFormat?: ResponseFormat | undefined
  /** Index of an independent repeat; 0 and absent are the same. */
  readonly repeat?: number | undefined
  /** False: asked anew even when the answer is kept; the new answer is kept instead. */
  readonly cache?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** Tokens of one call. `cachedInput` and `cacheWrite` are inside `input`, `reasoning` is inside `output`. */
export interface Usage {
  readonly input: number
  readonly cachedInput: number
  readonly cacheWrite: number
  readonly output: number
  readonly reasoning: number
}

/** What a provider says is left of its rate limit, in requests. */
export interface Allowance {
  readonly remaining: number
  /** The whole of it, where it is told. */
  readonly limit?: number | undefined
  /** Milliseconds until it is whole again. */
  readonly resetMs: number
}

/** One answer of a model. */
export interface Completion {
  readonly text: string
  readonly model: string
  readonly finishReason: string
  readonly usage: Usage
  /** US dollars paid for this answer now: 0 for a cache hit, null when the price is unknown. */
  readonly costUsd: number | null
  /** US dollars of the first, uncached answer; null when the price is unknown. */
  readonly listCostUsd: number | null
  /** Milliseconds of the first, uncached answer. */
  readonly latencyMs: number
  readonly cached: boolean
  /** Requests sent for it, retries included. */
  readonly attempts: number
  /** The model that failed before this one answered in its place, and the code of its error. */
  readonly fallback?: { readonly from: string; readonly code: string } | undefined
  /** What the provider told of its limit with the answer: for the limiter, which takes it out. */
  readonly allowance?: Allowance | undefined
}

/** A piece of a streamed answer: text as it comes, and last of all the whole answer with its usage. */
export type LMChunk = { readonly delta: string } | { readonly completion: Completion }

/** A language model. Wrappers (`withCache`, `withRetry`, `withLimit`, `withCard`) keep this shape. */
export interface LM {
  /** `provider/model`. */
  readonly id: string
  generate(request: LMRequest): Promise<Completion>
  /**
   * The same answer in pieces: the deltas joined are the text of the completion, which comes last. Absent: the
   * model can only answer at once. Leaving the loop early ends the request.
   */
  stream?(request: LMRequest): AsyncIterable<LMChunk>
}

/** The usage of nothing. */
export const noUsage: Usage = { input: 0, cachedInput: 0, cacheWrite: 0, output: 0, reasoning: 0 }

/** The sum of two usages. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input: a.input + b.input,
    cachedInput: a.cachedInput + b.cachedInput,
    cacheWrite: a.cacheWrite + b.cacheWrite,
    output: a.output + b.output,
    reasoning: a.reasoning + b.reasoning,
  }
}

/** The sum of two prices; unknown (null) when either is. */
export function addCost(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}
