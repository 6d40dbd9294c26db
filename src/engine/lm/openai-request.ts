/** A request for a whole answer: built by the official client, sent and read here. */
import type { OpenAI } from 'openai'
import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming,
} from 'openai/resources/chat/completions'
import { isPlainObject } from '../canonical.ts'
import { LmError } from '../errors.ts'
import { parsedJson } from '../parsed-json.ts'
import { throwIfAborted } from './aborted.ts'
import { timeLimit } from './deadline.ts'

/** Where requests go, and what they carry besides their bodies: the same for all of a client's. */
export interface RequestHead {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** One request, and the way it goes. */
export interface WholeRequest {
  readonly id: string
  readonly head: RequestHead
  readonly body: ChatCompletionCreateParamsNonStreaming
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof fetch
  readonly signal: AbortSignal | undefined
  /** Milliseconds until the answer is there, from first to last byte. */
  readonly timeoutMs: number
}

/** What came back with a status of success; `data` may be anything. */
export interface WholeAnswer {
  readonly data: ChatCompletion
  readonly headers: Pick<Headers, 'get'>
}

/** Has the client build a request without a body: address, key and headers as it would send them. */
export async function headOf(client: OpenAI): Promise<RequestHead> {
  const security = { __security: { bearerAuth: true } }
  const { req, url } = await client.buildRequest({
    ...{ method: 'post', path: '/chat/completions', body: {} },
    ...security,
  })
  return { url, headers: Object.fromEntries(req.headers) }
}

/**
 * Sends a request and reads the answer. The client's own promise of an answer is not used: it keeps the texts of every
 * call in memory until the next full collection.
 * @throws what the client throws for statuses of failure and connections that fail; LmError `aborted`, `timeout`.
 */
export async function answerTo(request: WholeRequest): Promise<WholeAnswer> {
  const { id, head, body, headers, fetch, signal, timeoutMs } = request
  const limit = timeLimit(signal, timeoutMs)
  try {
    limit.signal.throwIfAborted()
    const response = await fetch(head.url, {
      method: 'POST',
      headers: { ...head.headers, ...headers },
      body: JSON.stringify(body),
      signal: limit.signal,
    })
    return await read(response, await response.text())
  } catch (error) {
    throwIfAborted(id, signal)
    if (limit.isOver()) throw tooLate(id)
    throw await failureOf(error)
  } finally {
    limit.end()
  }
}

/** The error of a request that got no answer in time. */
export function tooLate(id: string): LmError {
  return new LmError('timeout', `${id}: no answer in time; raise OPENAI_TIMEOUT`, { retryable: true })
}

async function read(response: Response, text: string): Promise<WholeAnswer> {
  const { ok, status, headers } = response
  if (ok) return { data: dataOf(headers, text), headers }
  const { APIError } = await import('openai')
  // Many servers write an error without OpenAI's `error` around it: its text is told then.
  const told = parsedJson(text)
  const { error = isPlainObject(told) ? told : undefined } = Object(told) as { error?: unknown }
  throw APIError.generate(status, { error }, text || undefined, headers)
}

/** What a text holds that came with a status of success: small servers forget to say that it is JSON. */
export function dataOf(headers: Headers, text: string): ChatCompletion {
  if (isJson(headers) && text !== '') return JSON.parse(text)
  return (parsedJson(text) ?? text) as ChatCompletion
}

function isJson(headers: Headers): boolean {
  return /^[^;]*\bjson\b/i.test(headers.get('content-type') ?? '')
}

async function failureOf(error: unknown): Promise<unknown> {
  const { APIConnectionError, APIError } = await import('openai')
  if (error instanceof APIError || error instanceof SyntaxError) return error
  return new APIConnectionError({ cause: error instanceof Error ? error : new Error(String(error)) })
}
