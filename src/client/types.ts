/** What goes to the service and comes back, as its `/openapi.json` says. */

/** A text, alone or with an id of yours; only the text is told to the model. */
export type ContextItem = string | { readonly id: string; readonly text: string }

/** What is known from research. */
export interface ResearchContext {
  readonly insights?: readonly ContextItem[] | undefined
  readonly metrics?: readonly ContextItem[] | undefined
  readonly jtbds?: readonly ContextItem[] | undefined
}

/** What every request may choose. */
interface Choices {
  readonly context: ResearchContext
  /** 1–20. @default 5 */
  readonly count?: number | undefined
  /** Another model than the service uses. */
  readonly model?: string | undefined
  /** Another program: name or hash. */
  readonly program?: string | undefined
}

/** A request for How Might We questions. */
export interface HmwRequest extends Choices {}

/** A request for solutions. */
export interface SolutionsRequest extends Choices {
  /** The questions to answer, at least one. */
  readonly hmws: readonly string[]
}

/** What is said about an answer. */
export interface Meta {
  readonly request_id: string
  readonly model: string
  readonly program: string
  readonly duration_ms: number
  readonly usage: {
    readonly input_tokens: number
    readonly cached_input_tokens: number
    readonly output_tokens: number
    readonly reasoning_tokens: number
    readonly total_tokens: number
  }
  /** US dollars; null when a price is unknown. */
  readonly cost_usd: number | null
  readonly cached: boolean
  readonly fallback_used: boolean
}

/** Questions with relevance scores from 0 to 10. */
export interface HmwAnswer {
  readonly hmws: readonly { readonly question: string; readonly score: number }[]
  readonly reasoning: string
  readonly meta: Meta
}

/** One prioritized solution; impact and effort are 1–10, confidence is 0–1, rank 1 comes first. */
export interface Solution {
  readonly title: string
  readonly description: string
  readonly hmw: string
  readonly metrics: readonly string[]
  readonly jtbds: readonly string[]
  readonly impact: number
  readonly effort: number
  readonly confidence: number
  readonly rank: number
}

/** Solutions, best first. */
export interface SolutionsAnswer {
  readonly solutions: readonly Solution[]
  readonly reasoning: string
  readonly meta: Meta
}
