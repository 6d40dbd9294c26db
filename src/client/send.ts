/** One try: send, wait no longer than allowed, read the answer. */
import { errorOfAnswer, WhetstoneClientError } from './error.ts'
import { aborted } from './pause.ts'

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
  url: string,
  request: { readonly body: string; readonly headers: Record<string, string> },
  { timeoutMs, signal, fetch = globalThis.fetch }: SendOptions,
): Promise<unknown> {
  const time = AbortSignal.timeout(timeoutMs)
  const either = signal === undefined ? time : AbortSignal.any([signal, time])
  try {
    const answer = await fetch(url, { method: 'POST', ...request, signal: either })
    const body = readJson(await answer.text())
    if (answer.status === 200 && body !== undefined) return body
    throw errorOfAnswer(answer, body)
  } catch (cause) {
    if (cause instanceof WhetstoneClientError) throw cause
    if (signal?.aborted) throw aborted(signal)
    if (time.aborted)
      throw new WhetstoneClientError('client_timeout', `no answer within ${timeoutMs} ms`, {
        retryable: true,
        cause,
      })
    throw new WhetstoneClientError('connection_failed', `${url}: the service cannot be reached`, {
      retryable: true,
      cause,
    })
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
