/** A local OpenAI-compatible endpoint that limits its rate by a token bucket, for the bench of the limiter. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the endpoint limits. */
export interface Limit {
  /** Requests per second, by the milliseconds since the first request. */
  readonly perSecond: (ms: number) => number
  /** Requests granted at once when none came for a while. */
  readonly burst: number
  /** How the wait of a refused request is told. */
  readonly told: 'exactly' | 'in seconds'
  /** Tells with every answer what is left. */
  readonly isTold?: boolean
  /** Refuses all for so long, once 100 requests were granted. */
  readonly outageMs?: number
}

/** A started endpoint. */
export interface LimitingEndpoint {
  readonly baseUrl: string
  readonly refused: () => number
  readonly close: () => void
}

const [latencyMs, refusalMs] = [80, 5]

const answer = JSON.stringify({
  model: 'm',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'x' } }],
  usage: { prompt_tokens: 1, completion_tokens: 1 },
})

/** Starts the endpoint on a free port of loopback. */
export async function startLimitingEndpoint(limit: Limit): Promise<LimitingEndpoint> {
  const judge = judgeOf(limit)
  let refused = 0
  const server = createServer((request, response) => {
    request.resume()
    const { waitMs, headers } = judge()
    if (waitMs > 0) refused += 1
    const retry =
      limit.told === 'exactly'
        ? { 'retry-after-ms': String(Math.ceil(waitMs)) }
        : { 'retry-after': String(Math.ceil(waitMs / 1000)) }
    const head = { 'content-type': 'application/json', ...headers }
    const send = () =>
      waitMs > 0
        ? response.writeHead(429, { ...head, ...retry }).end('{}')
        : response.writeHead(200, head).end(answer)
    setTimeout(send, waitMs > 0 ? refusalMs : latencyMs)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}/v1`, refused: () => refused, close: () => void server.close() }
}

/** What becomes of a request that comes now: granted (no wait) or to be sent again. */
function judgeOf({ perSecond, burst, isTold = false, outageMs = 0 }: Limit) {
  let tokens = burst
  let granted = 0
  let outageEnd = Number.POSITIVE_INFINITY
  let startedAt: number | undefined
  let filledAt = 0
  return () => {
    startedAt ??= performance.now()
    const at = performance.now() - startedAt
    const rate = perSecond(at)
    tokens = Math.min(burst, tokens + ((at - filledAt) * rate) / 1000)
    filledAt = at
    if (outageMs > 0 && granted >= 100) {
      if (outageEnd === Number.POSITIVE_INFINITY) outageEnd = at + outageMs
      if (at < outageEnd) return { waitMs: outageEnd - at, headers: {} }
    }
    const waitMs = tokens >= 1 ? 0 : ((1 - tokens) * 1000) / rate
    if (waitMs === 0) tokens -= 1
    granted += waitMs === 0 ? 1 : 0
    const resetMs = Math.ceil(((burst - tokens) * 1000) / rate)
    const told = {
      'x-ratelimit-limit-requests': String(burst),
      'x-ratelimit-remaining-requests': String(Math.floor(tokens)),
      'x-ratelimit-reset-requests': `${resetMs}ms`,
    }
    return { waitMs, headers: isTold ? told : {} }
  }
}
