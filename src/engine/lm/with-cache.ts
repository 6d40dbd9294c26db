/** Answers a request that was answered before without asking again. */
import { canonicalJson, sha256 } from '../canonical.ts'
import { isAbort } from '../errors.ts'
import { throwIfAborted, unlessAborted } from './aborted.ts'
import { faultOf } from './fault.ts'
import { inOnePiece, streamOf } from './stream-of.ts'
import type { Completion, LM, LMChunk, LMRequest } from './types.ts'

/** A store of completions by key. Both calls must never throw: a broken cache is no reason to fail a call. */
export interface CompletionCache {
  get(key: string): Completion | undefined
  set(key: string, completion: Completion): void
}

/** What the key holds besides the request. */
export interface CacheOptions {
  readonly cache: CompletionCache
  /** The address that answers: the same model name elsewhere is another model. */
  readonly endpoint: string
}

/**
 * An LM that keeps answers. The key holds all that can change the answer: endpoint, model, messages, sampling,
 * schema, repeat index. Identical requests in flight are sent once; errors and answers that were cut off, withheld or
 * empty are never kept. A hit costs nothing now and keeps list cost and latency of the first answer; as a stream it is one
 * piece. A request with `cache: false` is always asked.
 */
export function withCache(lm: LM, { cache, endpoint }: CacheOptions): LM {
  const inFlight = new Map<string, Promise<Completion>>()
  const keyOf = cacheKeys(lm.id, endpoint)
  const askFirst = async (request: LMRequest, key: string) => {
    const asked = lm.generate(request)
    inFlight.set(key, asked)
    try {
      const completion = await asked
      if (isAnswer(completion)) cache.set(key, completion)
      return completion
    } finally {
      if (inFlight.get(key) === asked) inFlight.delete(key)
    }
  }
  const generate = async (request: LMRequest): Promise<Completion> => {
    throwIfAborted(lm.id, request.signal)
    const key = keyOf(request)
    if (request.cache === false) return askFirst(request, key)
    const known = cache.get(key)
    if (known) return asHit(known)
    const underway = inFlight.get(key)
    if (underway === undefined) return askFirst(request, key)
    try {
      return asHit(await unlessAborted(underway, lm.id, request.signal))
    } catch (error) {
      // Whoever asked first gave up: no answer for those who did not.
      if (isAbort(error) && !request.signal?.aborted) return generate(request)
      throw error
    }
  }
  async function* stream(request: LMRequest): AsyncGenerator<LMChunk> {
    throwIfAborted(lm.id, request.signal)
    const key = keyOf(request)
    const known = request.cache === false ? undefined : cache.get(key)
    if (known) return yield* inOnePiece(async () => asHit(known))
    for await (const chunk of streamOf(lm, request)) {
      if ('completion' in chunk && isAnswer(chunk.completion)) cache.set(key, chunk.completion)
      yield chunk
    }
  }
  return { id: lm.id, generate, stream }
}

/**
 * The identity of requests: SHA-256 over everything that can change the answer, as JSON. The texts of the messages
 * stand behind it as they are, their lengths in it: to write them as JSON would be most of the work. What stands beside
 * the messages is mostly that of the request before, and then not written again.
 */
export function cacheKeys(id: string, endpoint: string): (request: LMRequest) => string {
  let last: { readonly asked: Asked; readonly text: string } | undefined
  return (request) => {
    const { messages } = request
    if (last === undefined || !isAlike(last.asked, request)) {
      const { signal: _signal, cache: _bypass, messages: _messages, ...asked } = request
      last = { asked, text: canonicalJson({ ...asked, repeat: asked.repeat ?? 0, id, endpoint }) }
    }
    const outline = JSON.stringify(
      messages.map(({ role, content, images = [] }) => [role, content.length, ...images]),
    )
    return sha256(`${last.text}${outline}${messages.map(({ content }) => content).join('')}`)
  }
}

/** What can change an answer beside the messages. */
type Asked = Omit<LMRequest, 'messages' | 'signal' | 'cache'>

/** True when a request holds the same simple values under the same names; what is in an object may have changed since. */
function isAlike(asked: Asked, request: LMRequest): boolean {
  let names = 0
  for (const key in request) {
    if (key === 'messages' || key === 'signal' || key === 'cache') continue
    const name = key as keyof Asked
    names += 1
    if (!(name in asked) || asked[name] !== request[name] || typeof request[name] === 'object') return false
  }
  return names === Object.keys(asked).length
}

// Reasoning models now and then finish without a word: kept, that would fail every later run as well.
function isAnswer(completion: Completion): boolean {
  return faultOf(completion) === undefined && completion.text.trim() !== ''
}

function asHit(completion: Completion): Completion {
  return { ...completion, cached: true, costUsd: 0, attempts: 0 }
}
