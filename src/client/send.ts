/** One try: send, wait no longer than allowed, read the answer. */
import { errorOfAnswer, WhetstoneClientError } from './error.ts'
import { aborted } from './pause.ts'
import type { Prepared } from './prepared.ts'

/** How one try is made. */
export interface SendOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly fetch?: typeof fetch | undefined
}

/**
 * Posts and gives the JSON of a 200 answer.
 * @throws WhetstoneClientError
 */
export async function sendOnce(
  { url, ...request }: Prepared,
  { timeoutMs, signal, fetch = globalThis.fetch }: SendOptions,
): Promise<unknown> {
  const time = AbortSignal.timeout(Math.ceil(Math.min(timeoutMs, longestMs)))
  const requestId = request.headers['x-request-id']
  const either = signal === undefined ? time : AbortSignal.any([signal, time])
  try {
    // A redirect would take the key to wherever it points.
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', ...request, signal: either })
    const body = readJson(await answer.text())
    if (answer.status === 200 && isAnswer(body)) return body
    throw errorOfAnswer(answer, body)
  } catch (cause) {
    if (cause instanceof WhetstoneClientError) throw cause
    if (signal?.aborted) throw aborted(signal)
    if (time.aborted)
      throw new WhetstoneClientError('client_timeout', `no answer within ${timeoutMs} ms`, {
        ...{ retryable: true, requestId, cause },
      })
    throw new WhetstoneClientError('connection_failed', `${url}: the service cannot be reached`, {
      ...{ retryable: true, requestId, cause },
    })
  }
}

/** What timers take: some 24 days. */
const longestMs = 2 ** 31 - 1

/** Whether it is an answer at all: another server at the address may say 200 to everything. */
function isAnswer(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  return Object.entries(body).some(([key, value]) => /^(hmws|solutions)$/.test(key) && Array.isArray(value))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
