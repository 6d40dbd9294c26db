/** The typed client of the HTTP service, for Node, Next.js and browsers' servers; no dependency but `fetch`. */
import { WhetstoneClientError } from './error.ts'
import { pause } from './pause.ts'
import { prepared } from './prepared.ts'
import { sendOnce } from './send.ts'
import type { HmwAnswer, HmwRequest, SolutionsAnswer, SolutionsRequest } from './types.ts'

/** How the service is reached. */
export interface ClientOptions {
  /** As `https://host` or `https://host/prefix`. */
  readonly baseUrl: string
  readonly apiKey?: string | undefined
  /** For one try, and the longest wait before the next: one that the service asks to be longer is the caller's. @default 60 000 */
  readonly timeoutMs?: number | undefined
  /** Tries after the first. @default 2 */
  readonly retries?: number | undefined
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined
}

/** What a call may set. */
export interface CallOptions {
  /** Ends the call, waits included. */
  readonly signal?: AbortSignal | undefined
  /** Sent as `x-request-id`, to find the call in the service's log. */
  readonly requestId?: string | undefined
}

/** The client. Every method throws WhetstoneClientError. */
export interface WhetstoneClient {
  generateHmw(request: HmwRequest, options?: CallOptions): Promise<HmwAnswer>
  generateSolutions(request: SolutionsRequest, options?: CallOptions): Promise<SolutionsAnswer>
}

const firstDelayMs = 250
const longestDelayMs = 8000

/** A client. What the service calls retryable is tried again after its `Retry-After`, else with growing random waits. */
export function createClient({
  baseUrl,
  apiKey,
  timeoutMs = 60_000,
  retries = 2,
  fetch,
}: ClientOptions): WhetstoneClient {
  const root = `${baseUrl.replace(/\/+$/, '')}/api/intelligence`
  const post = async (path: string, body: object, { signal, requestId }: CallOptions = {}) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (apiKey !== undefined) headers['x-api-key'] = apiKey
    if (requestId !== undefined) headers['x-request-id'] = requestId
    const request = prepared(`${root}/${path}`, body, headers)
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await sendOnce(request, { timeoutMs, signal, fetch })
      } catch (error) {
        if (!(error instanceof WhetstoneClientError) || !error.retryable || attempt >= retries) throw error
        const backoff = Math.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
        const waitMs = error.retryAfterMs ?? backoff
        if (waitMs > timeoutMs) throw error
        await pause(waitMs, signal)
      }
    }
  }
  return {
    generateHmw: (request, options) => post('generate_hmw', request, options) as Promise<HmwAnswer>,
    generateSolutions: (request, options) =>
      post('generate_solutions', request, options) as Promise<SolutionsAnswer>,
  }
}
