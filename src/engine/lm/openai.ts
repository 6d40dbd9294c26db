/** A language model behind an OpenAI-compatible endpoint, through the official client. */
import type { OpenAI } from 'openai'
import { LmError, messageOf } from '../errors.ts'
import type { ModelCard } from './card.ts'
import { bodyOf } from './openai-body.ts'
import { refusedParameter, toLmError } from './openai-errors.ts'
import { completionOf, wholeAnswer } from './openai-reply.ts'
import { answerTo, headOf, type RequestHead } from './openai-request.ts'
import { streamed } from './openai-stream.ts'
import { type KeyCover, keyCover, scrub } from './scrub.ts'
import { httpTransport } from './transport.ts'
import type { Completion, LM, LMRequest } from './types.ts'

const defaultTimeoutMs = 30_000

/** How the endpoint is reached. */
export interface OpenAIOptions {
  /** `provider/model`. */
  readonly id: string
  readonly card: ModelCard
  readonly apiKey: string
  /** Absent: OpenAI itself, whatever the environment of the process says. */
  readonly baseUrl?: string | undefined
  /** Milliseconds for one request; for a stream, the longest silence. @default 30 000 */
  readonly timeoutMs?: number | undefined
  /** Another way to the wire: connections shared with other models, or the simulated models. @default its own */
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
  const keys = keyCover([options.apiKey])
  const { fetch = httpTransport().fetch, timeoutMs = defaultTimeoutMs } = options
  const endpoint = { ...options, fetch, timeoutMs, keys }
  let access: Promise<Access> | undefined
  // The client takes 0.2 s to import: only a program that really asks a model pays for it.
  const ready = () => {
    access ??= createAccess(endpoint)
    return access
  }
  const learn = (thrown: unknown, body: object) => {
    const error = toLmError(thrown, options.id, options.apiKey)
    const parameter = refusedParameter(error)
    if (parameter === undefined || !Object.hasOwn(body, parameter)) throw error
    refused.add(parameter)
  }
  return {
    id: options.id,
    async generate(request) {
      for (;;) {
        const body = bodyOf(request, options.card, refused)
        try {
          return await send((await ready()).head, body, { request, endpoint })
        } catch (thrown) {
          learn(thrown, body)
        }
      }
    },
    async *stream(request) {
      for (;;) {
        const usage = refused.has('stream_options') ? {} : { stream_options: { include_usage: true } }
        const body = { ...bodyOf(request, options.card, refused), ...usage }
        const { signal } = request
        try {
          const { client } = await ready()
          return yield* streamed(client, { ...endpoint, body, signal, headers: headersOf(request) })
        } catch (thrown) {
          learn(thrown, body)
        }
      }
    },
  }
}

/** Everything that is the same for all requests. */
interface Endpoint extends OpenAIOptions {
  readonly fetch: typeof fetch
  readonly timeoutMs: number
  readonly keys: KeyCover
}

/** The client, and the head of every request that it would build. */
interface Access {
  readonly client: OpenAI
  readonly head: RequestHead
}

/** @throws LmError `invalid_endpoint`, before anything is sent, for a key or an address that cannot be. */
async function createAccess(endpoint: Endpoint): Promise<Access> {
  try {
    const access = await clientOf(endpoint)
    const { protocol } = new URL(access.head.url)
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${protocol}// is not spoken`)
    return access
  } catch (error) {
    const told = scrub(messageOf(error), [endpoint.apiKey])
    throw new LmError(
      'invalid_endpoint',
      `${endpoint.id}: expected an API key and an http(s) address that can be sent, got: ${told}`,
      { retryable: false },
    )
  }
}

async function clientOf({ apiKey, baseUrl, timeoutMs, fetch }: Endpoint): Promise<Access> {
  const { OpenAI } = await import('openai')
  const client = new OpenAI({
    apiKey,
    timeout: timeoutMs,
    maxRetries: 0,
    // It would print pieces of answers that it cannot read, with whatever stands in them.
    logLevel: 'off',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    fetch,
  })
  return { client, head: await headOf(client) }
}

async function send(
  head: RequestHead,
  body: ReturnType<typeof bodyOf>,
  { request, endpoint }: { request: LMRequest; endpoint: Endpoint },
): Promise<Completion> {
  const { card, keys, now } = endpoint
  const startedAt = now()
  const { signal } = request
  const { data, headers } = await answerTo({ ...endpoint, head, body, signal, headers: headersOf(request) })
  return completionOf(wholeAnswer(data, endpoint), { card, latencyMs: now() - startedAt, headers, keys })
}

// Endpoints that answer deterministically, as the simulated models do, need to know that a repeat is one.
function headersOf({ repeat = 0 }: LMRequest): Record<string, string> {
  return repeat > 0 ? { 'x-whetstone-repeat': String(repeat) } : {}
}
