/** The simulated models as a `fetch`: an OpenAI-compatible endpoint in process. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type AnswerRequest, answerer } from './answer.ts'
import { ApiError, errorResponse } from './protocol/api-error.ts'
import { completionBody, deliver } from './protocol/chat-completion.ts'
import { readChatRequest, readModel } from './protocol/chat-request.ts'
import { streamResponse } from './protocol/sse.ts'
import { openTokens, type Tokens } from './protocol/tokens.ts'
import { models, type SimulatedModel } from './skill/models.ts'

/** How the simulated models behave beside what they answer. */
export interface SimulatedOptions {
  /**
   * Milliseconds to wait before each answer.
   * @default 0
   */
  readonly latencyMs?: number | undefined
}

/** The part of `fetch` that an OpenAI client needs. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/**
 * A `fetch` which is answered by simulated models, for the `fetch` option of an OpenAI client. It takes any
 * host and key: nothing leaves the process.
 */
export function simulatedModels({ latencyMs = 0 }: SimulatedOptions = {}): Fetch {
  const endpoint: Endpoint = { latencyMs, answer: answerer(), tokens: openTokens() }
  return async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    try {
      return await respond(request, endpoint)
    } catch (error) {
      if (error instanceof ApiError) return errorResponse(error.problem)
      throw error
    }
  }
}

interface Endpoint {
  readonly latencyMs: number
  readonly answer: (request: AnswerRequest) => string
  readonly tokens: () => Promise<Tokens>
}

async function respond(request: Request, endpoint: Endpoint): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname.endsWith('/chat/completions')) {
    allow(request, 'POST')
    return chat(request, endpoint)
  }
  const [, name] = /\/models(?:\/([^/]+))?\/?$/.exec(pathname) ?? []
  if (name === undefined && !/\/models\/?$/.test(pathname)) {
    throw new ApiError({
      status: 404,
      message: `Unknown request URL: ${request.method} ${pathname}. The simulated models answer /chat/completions and /models.`,
      code: 'unknown_url',
    })
  }
  allow(request, 'GET')
  if (name !== undefined) return Response.json(card(readModel(decodeURIComponent(name))))
  return Response.json({ object: 'list', data: [...models.values()].map(card) })
}

async function chat(request: Request, { latencyMs, answer, tokens }: Endpoint): Promise<Response> {
  const read = readChatRequest(await request.text(), request.headers.get('x-whetstone-repeat'))
  if (latencyMs > 0) await pause(latencyMs, request.signal)
  const counter = await tokens()
  request.signal.throwIfAborted()
  const delivery = deliver(read, answer(read), counter)
  if (!read.isStreamed) return Response.json(completionBody(delivery))
  return streamResponse(delivery, counter.pieces(delivery.text, 3), {
    includesUsage: read.includesUsage,
    signal: request.signal,
  })
}

// An aborted timer rejects with an error of its own; a real fetch rejects with the reason of the signal.
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    throw signal.aborted ? signal.reason : error
  })
}

function allow({ method, url }: Request, allowed: string): void {
  if (method === allowed) return
  throw new ApiError({
    status: 405,
    message: `Not allowed to ${method} on ${new URL(url).pathname}; expected ${allowed}.`,
    code: 'method_not_supported',
    headers: { allow: allowed },
  })
}

function card({ id }: SimulatedModel) {
  return { id, object: 'model', created: 0, owned_by: 'whetstone-simulated' }
}
