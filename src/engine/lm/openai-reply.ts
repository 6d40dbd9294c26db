/** What an endpoint answered, as a completion. */
import type { ChatCompletion } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'
import { isPlainObject } from '../canonical.ts'
import { LmError } from '../errors.ts'
import { allowanceOf } from './allowance.ts'
import type { ModelCard } from './card.ts'
import { costOf, isFree } from './cost.ts'
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

/** The first request's completion, priced by the card where tokens were counted, without the key. */
export function completionOf(
  { content, refusal, finishReason, model, usage: counted }: Answered,
  { card, latencyMs, headers, keys }: Reading,
): Completion {
  const usage = usageOf(counted)
  const costUsd = isCounted(counted) || isFree(card.prices) ? costOf(usage, card.prices) : null
  const allowance = allowanceOf(headers, usage.input + usage.output)
  return {
    text: keys.cover(refusal || content),
    model: keys.cover(wordOf(model) ?? card.model),
    finishReason: refusal ? 'refusal' : keys.cover(wordOf(finishReason) ?? 'stop'),
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
 * An answer that came at once; `apiKey` is taken out of what is told of one that is none.
 * @throws LmError `bad_answer`
 */
export function wholeAnswer(data: ChatCompletion, from: { id: string; apiKey: string }): Answered {
  const { message, finish_reason } = firstChoice(data, from)
  const { model, usage } = data
  const content = contentText(message.content)
  return { content, refusal: wordOf(message.refusal), finishReason: finish_reason, model, usage }
}

/** Proxies answer 200 with anything: a page, an error object, no choices. */
function firstChoice(
  answer: ChatCompletion,
  { id, apiKey }: { id: string; apiKey: string },
): ChatCompletion.Choice {
  const choice = Array.isArray(answer?.choices) ? answer.choices[0] : undefined
  if (isPlainObject(choice?.message)) return choice
  // Scrubbed before it is cut: half a key is no key that can be found.
  const got = scrub(JSON.stringify(answer) ?? 'nothing', [apiKey]).slice(0, 120)
  throw new LmError('bad_answer', `${id}: expected a chat completion with a choice, got ${got}`, {
    retryable: true,
  })
}

/** The text of a message or of a piece of one: some servers write it as a list of parts, thoughts among them. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content
  if (Array.isArray(content)) return content.map(partText).join('')
  return content === null || content === undefined ? '' : (JSON.stringify(content) ?? '')
}

function partText(part: unknown): string {
  return typeof part === 'string' ? part : contentText((part as { text?: unknown } | null)?.text)
}

/** What stands where a text belongs, if it is one. */
export function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function usageOf(usage: CompletionUsage | null | undefined): Usage {
  return {
    input: count(usage?.prompt_tokens),
    cachedInput: count(usage?.prompt_tokens_details?.cached_tokens),
    cacheWrite: count(usage?.prompt_tokens_details?.cache_write_tokens),
    output: count(usage?.completion_tokens),
    reasoning: count(usage?.completion_tokens_details?.reasoning_tokens),
  }
}

/** Whether a server says what was used: where it does not, nobody knows what the answer costs. */
function isCounted(usage: CompletionUsage | null | undefined): boolean {
  const told: readonly unknown[] = [usage?.prompt_tokens, usage?.completion_tokens]
  return told.every((tokens) => typeof tokens === 'number' && tokens >= 0)
}

/** Tokens as they are told; fewer than none would make nonsense of every sum. */
function count(tokens: unknown): number {
  return typeof tokens === 'number' && tokens > 0 ? tokens : 0
}
