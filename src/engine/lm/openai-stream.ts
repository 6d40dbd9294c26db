/** A chat completion in pieces, as the official client delivers them. */
import type { OpenAI } from 'openai'
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsNonStreaming,
} from 'openai/resources/chat/completions'
import { LmError } from '../errors.ts'
import { throwIfAborted } from './aborted.ts'
import type { ModelCard } from './card.ts'
import { timeLimit } from './deadline.ts'
import { type Answered, completionOf, contentText, wholeAnswer, wordOf } from './openai-reply.ts'
import { dataOf, tooLate } from './openai-request.ts'
import type { KeyCover } from './scrub.ts'
import type { LMChunk } from './types.ts'

/** One streamed request. */
export interface StreamedRequest {
  readonly id: string
  readonly card: ModelCard
  readonly body: ChatCompletionCreateParamsNonStreaming
  readonly apiKey: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal | undefined
  /** Longest silence, in ms. */
  readonly timeoutMs: number
  readonly keys: KeyCover
  readonly now: () => number
}

/**
 * Sends the request and yields its pieces; the client's own errors pass through.
 * @throws LmError `timeout` after too long a silence, `aborted`, `connection_failed` when the stream ends too soon.
 */
export async function* streamed(client: OpenAI, request: StreamedRequest): AsyncGenerator<LMChunk> {
  const { id, card, body, headers, keys, now } = request
  const startedAt = now()
  const silence = timeLimit(request.signal, request.timeoutMs)
  let told = 0
  let answer: Answered = {
    content: '',
    refusal: undefined,
    finishReason: undefined,
    model: undefined,
    usage: undefined,
  }
  try {
    const { data: chunks, response } = await client.chat.completions
      .create({ ...body, stream: true }, { signal: silence.signal, headers })
      .withResponse()
    if (isWhole(response.headers))
      answer = wholeAnswer(dataOf(response.headers, await response.text()), request)
    else {
      for await (const chunk of chunks) {
        silence.renew()
        answer = extended(answer, chunk)
        const text = keys.coverSoFar(textOf(answer))
        if (text.length > told) yield { delta: text.slice(told) }
        told = Math.max(told, text.length)
      }
      checkEnd(id, answer, request.signal)
    }
    const latencyMs = now() - startedAt
    const completion = completionOf(answer, { card, latencyMs, headers: response.headers, keys })
    if (completion.text.length > told) yield { delta: completion.text.slice(told) }
    yield { completion }
  } catch (error) {
    throw silence.isOver() ? tooLate(id) : error
  } finally {
    silence.end()
  }
}

// Servers that cannot stream answer at once; proxies answer with a page.
function isWhole(headers: Headers): boolean {
  return /^(application\/json|text\/html)\b/i.test(headers.get('content-type') ?? '')
}

function textOf({ content, refusal }: Answered): string {
  return refusal || content
}

function extended(answer: Answered, { choices, model, usage }: ChatCompletionChunk): Answered {
  const choice = choices?.[0]
  const { content, refusal: refused } = choice?.delta ?? {}
  const refusal = wordOf(refused)
  return {
    content: answer.content + contentText(content),
    refusal: refusal ? `${answer.refusal ?? ''}${refusal}` : answer.refusal,
    finishReason: wordOf(choice?.finish_reason) ?? answer.finishReason,
    model: wordOf(model) ?? answer.model,
    usage: usage ?? answer.usage,
  }
}

// The client ends a stream in silence when it is aborted or cut.
function checkEnd(id: string, { finishReason }: Answered, signal: AbortSignal | undefined): void {
  throwIfAborted(id, signal)
  if (!finishReason)
    throw new LmError('connection_failed', `${id}: the stream ended before the answer did`, {
      retryable: true,
    })
}
