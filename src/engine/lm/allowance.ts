/** What a provider says is left of its rate limit, by the headers of an answer. */
import { type Counted, resetMs } from './reset-ms.ts'
import type { Allowance } from './types.ts'

/**
 * The scarcer of `x-ratelimit-*-requests` and `x-ratelimit-*-tokens`, tokens as so many requests like this one, which
 * took `tokens`. Undefined when the provider tells nothing that can be read.
 */
export function allowanceOf(headers: Pick<Headers, 'get'>, tokens: number): Allowance | undefined {
  const byRequests = told(headers, 'requests', 1)
  const byTokens = told(headers, 'tokens', Math.max(1, tokens))
  if (byRequests === undefined || byTokens === undefined) return byRequests ?? byTokens
  return byTokens.remaining < byRequests.remaining ? byTokens : byRequests
}

function told(headers: Pick<Headers, 'get'>, counted: Counted, each: number): Allowance | undefined {
  const remaining = count(headers.get(`x-ratelimit-remaining-${counted}`))
  const reset = remaining === undefined ? undefined : resetMs(headers, counted)
  if (remaining === undefined || reset === undefined) return undefined
  const limit = count(headers.get(`x-ratelimit-limit-${counted}`))
  return {
    remaining: Math.floor(remaining / each),
    limit: limit === undefined ? undefined : Math.floor(limit / each),
    resetMs: reset,
  }
}

function count(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined
}
