/** The body of a chat completion request. */
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import type { ModelCard } from './card.ts'
import { wireMessage } from './openai-message.ts'
import type { LMRequest } from './types.ts'

/** A request as the endpoint takes it, without the parameters it was learned to refuse. */
export function bodyOf(
  { messages, temperature, maxTokens, reasoningEffort, responseFormat }: LMRequest,
  { model, tokenParameter }: ModelCard,
  refused: ReadonlySet<string>,
): ChatCompletionCreateParamsNonStreaming {
  const spellings = [tokenParameter, 'max_completion_tokens', 'max_tokens']
  const tokens = spellings.find((name) => !refused.has(name)) ?? tokenParameter
  const wished = {
    temperature,
    [tokens]: maxTokens,
    reasoning_effort: reasoningEffort,
    response_format: responseFormat && {
      type: 'json_schema',
      json_schema: { ...responseFormat, strict: true },
    },
  }
  const taken = Object.entries(wished).filter(([name, value]) => value !== undefined && !refused.has(name))
  const parameters: Partial<ChatCompletionCreateParamsNonStreaming> = Object.fromEntries(taken)
  return { ...parameters, model, messages: messages.map(wireMessage) }
}
