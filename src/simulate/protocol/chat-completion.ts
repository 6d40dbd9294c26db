/** Turns an answer into what the API returns: choice, finish reason, usage. */
import type { ChatMessage } from '../reading/prompt.ts'
import { efforts } from '../skill/models.ts'
import type { ChatRequest } from './chat-request.ts'
import { perMessage, type Tokens } from './tokens.ts'

/** Tokens of a call, as the API counts them. */
export interface CompletionUsage {
  readonly prompt_tokens: number
  readonly completion_tokens: number
  readonly total_tokens: number
  readonly prompt_tokens_details: { readonly cached_tokens: number; readonly audio_tokens: number }
  readonly completion_tokens_details: { readonly reasoning_tokens: number; readonly audio_tokens: number }
}

/** An answer, delivered whole or in pieces. */
export interface Delivery {
  readonly id: string
  readonly created: number
  readonly model: string
  readonly text: string
  readonly finishReason: 'stop' | 'length'
  readonly usage: CompletionUsage
}

/** Cuts a reply to the token limit of its request and counts what it cost. Hidden tokens come first, as in reality. */
export function deliver(request: ChatRequest, reply: string, tokens: Tokens): Delivery {
  const { model, effort, maxTokens, messages, seed } = request
  const wanted = efforts[effort].tokens
  const length = tokens.count(reply)
  const hidden = Math.min(wanted, maxTokens)
  const isCut = wanted + length > maxTokens
  const text = isCut ? tokens.cut(reply, maxTokens - hidden) : reply
  const prompt = promptTokens(messages, tokens)
  const completion = hidden + (isCut ? maxTokens - hidden : length)
  return {
    id: `chatcmpl-${seed.slice(0, 29)}`,
    created: Math.floor(Date.now() / 1000),
    model: `${model.id}-simulated`,
    text,
    finishReason: isCut ? 'length' : 'stop',
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: hidden, audio_tokens: 0 },
    },
  }
}

/** The body of an answer delivered whole. */
export function completionBody({ id, created, model, text, finishReason, usage }: Delivery) {
  const message = { role: 'assistant', content: text, refusal: null, annotations: [] }
  const choices = [{ index: 0, message, logprobs: null, finish_reason: finishReason }]
  return { id, object: 'chat.completion', created, model, choices, usage, service_tier: 'default' }
}

// The last message is the one that differs between calls.
function promptTokens(messages: readonly ChatMessage[], tokens: Tokens): number {
  const before = messages
    .slice(0, -1)
    .reduce((sum, { content }) => sum + tokens.countKept(content) + perMessage, 0)
  return before + tokens.count(messages.at(-1)?.content ?? '') + perMessage
}
