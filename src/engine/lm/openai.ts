/** A language model behind an OpenAI-compatible endpoint, through the official client. */
import type { OpenAI } from 'openai'
import type { ChatCompletion } from 'openai/resources/chat/completions'
import { LmError } from '../errors.ts'
import type { ModelCard } from './card.ts'
import { costOf } from './cost.ts'
import { bodyOf } from './openai-body.ts'
import { refusedParameter, toLmError } from './openai-errors.ts'
import type { Completion, LM, LMRequest, Usage } from './types.ts'

/** How the endpoint is reached. */
export interface OpenAIOptions {
  /** `provider/model`. */
  readonly id: string
  readonly card: ModelCard
  readonly apiKey: string
  /** Absent: OpenAI itself, whatever the environment of the process says. */
  readonly baseUrl?: string | undefined
  /** Milliseconds for one request. @default 30 000 */
  readonly timeoutMs?: number | undefined
  /** Another way to the wire, such as the simulated models. */
  readonly fetch?: typeof fetch | undefined
  /** Milliseconds, monotonic. */
  readonly now: () => number
}

/**
 * The bare LM: one request per call, no retry, no cache. A parameter that the endpoint refuses
 * (`unsupported_parameter`, `unsupported_value`) is learned and left out from then on.
 * @throws LmError typed by what went wrong; `retryable` tells whether to try again.
 */
export function openaiLm(options: OpenAIOptions): LM {
  const refused = new Set<string>()
  let client: Promise<OpenAI> | undefined
  return {
    id: options.id,
    async generate(request) {
      // The client takes 0.2 s to import: only a program that really asks a model pays for it.
      client ??= createClient(options)
      for (;;) {
        const body = bodyOf(request, options.card, refused)
        try {
          return await send(await client, body, { request, options })
        } catch (thrown) {
          const error = toLmError(thrown, options.id, options.apiKey)
          const parameter = refusedParameter(error)
          if (parameter === undefined || !Object.hasOwn(body, parameter)) throw error
          refused.add(parameter)
        }
      }
    },
  }
}

async function createClient({ apiKey, baseUrl, timeoutMs = 30_000, fetch }: OpenAIOptions): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({
    apiKey,
    timeout: timeoutMs,
    maxRetries: 0,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    ...(fetch ? { fetch } : {}),
  })
}

async function send(
  client: OpenAI,
  body: ReturnType<typeof bodyOf>,
  { request, options }: { request: LMRequest; options: OpenAIOptions },
): Promise<Completion> {
  const { signal, repeat = 0 } = request
  const { id, card, now } = options
  const startedAt = now()
  const answer = await client.chat.completions.create(body, {
    ...(signal ? { signal } : {}),
    // Endpoints that answer deterministically, as the simulated models do, need to know that a repeat is one.
    ...(repeat > 0 ? { headers: { 'x-whetstone-repeat': String(repeat) } } : {}),
  })
  const { message, finish_reason } = firstChoice(answer, id)
  const usage = usageOf(answer)
  const costUsd = costOf(usage, card.prices)
  return {
    text: message.refusal ?? message.content ?? '',
    model: answer.model ?? card.model,
    finishReason: message.refusal ? 'refusal' : (finish_reason ?? 'stop'),
    usage,
    costUsd,
    listCostUsd: costUsd,
    latencyMs: now() - startedAt,
    cached: false,
    attempts: 1,
  }
}

// Proxies answer 200 with anything: a page, an error object, no choices.
function firstChoice(answer: ChatCompletion, id: string): ChatCompletion.Choice {
  const choice = Array.isArray(answer?.choices) ? answer.choices[0] : undefined
  if (choice?.message) return choice
  const got = JSON.stringify(answer)?.slice(0, 120) ?? 'nothing'
  throw new LmError('bad_answer', `${id}: expected a chat completion with a choice, got ${got}`, {
    retryable: true,
  })
}

function usageOf({ usage }: ChatCompletion): Usage {
  return {
    input: usage?.prompt_tokens ?? 0,
    cachedInput: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWrite: usage?.prompt_tokens_details?.cache_write_tokens ?? 0,
    output: usage?.completion_tokens ?? 0,
    reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
  }
}
