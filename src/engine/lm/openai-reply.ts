/** What an endpoint answered, as a completion. */
import type { ChatCompletion } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'
import { LmError } from '../errors.ts'
import { allowanceOf } from './allowance.ts'
import type { ModelCard } from './card.ts'
import { costOf } from './cost.ts'
import { type KeyCover, scrub } from './scrub.ts'
import type { Completion, Usage } from './types.ts'

/** The parts of an answer, whether it came at once or in pieces. */
export interface Answered {
  readonly content: string
  readonly refusal: string | null | undefined
  readonly finishReason: string | null | undefined
  readonly model: string | undefined
  readonly usage: CompletionUsage | null | undefined
}

/** How an answer becomes a completion. */
export interface Reading {
  readonly card: ModelCard
  readonly latencyMs: number
  /** They may tell what is left of the rate limit. */
  readonly headers: Pick<Headers, 'get'>
  /** Endpoints that echo the key must not get it into the cache, the store or a trace. */
  readonly keys: KeyCover
}

/** The first request's completion, priced by the card, without the key. */
export function completionOf(
  { content, refusal, finishReason, model, usage: counted }: Answered,
  { card, latencyMs, headers, keys }: Reading,
): Completion {
  const usage = usageOf(counted)
  const costUsd = costOf(usage, card.prices)
  const allowance = allowanceOf(headers, usage.input + usage.output)
  return {
    text: keys.cover(refusal || content),
    model: keys.cover(model ?? card.model),
    finishReason: refusal ? 'refusal' : keys.cover(finishReason ?? 'stop'),
    usage,
    costUsd,
    listCostUsd: costUsd,
    latencyMs,
    cached: false,
    attempts: 1,
    ...(allowance && { allowance }),
  }
}

/**
 * The first choice of an answer; `apiKey` is taken out of what is told of any other. Proxies answer 200 with anything: a page, an error object, no choices.
 * @throws LmError `bad_answer`
 */
export function firstChoice(
  answer: ChatCompletion,
  { id, apiKey }: { id: string; apiKey: string },
): ChatCompletion.Choice {
  const choice = Array.isArray(answer?.choices) ? answer.choices[0] : undefined
  if (choice?.message) return choice
  // Scrubbed before it is cut: half a key is no key that can be found.
  const got = scrub(JSON.stringify(answer) ?? 'nothing', [apiKey]).slice(0, 120)
  throw new LmError('bad_answer', `${id}: expected a chat completion with a choice, got ${got}`, {
    retryable: true,
  })
}

function usageOf(usage: CompletionUsage | null | undefined): Usage {
  return {
    input: usage?.prompt_tokens ?? 0,
    cachedInput: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWrite: usage?.prompt_tokens_details?.cache_write_tokens ?? 0,
    output: usage?.completion_tokens ?? 0,
    reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
  }
}
