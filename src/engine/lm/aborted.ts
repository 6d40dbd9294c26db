/** Requests that nobody waits for any more. */
import { LmError } from '../errors.ts'

/** @throws LmError `aborted` once the signal of a request is. */
export function throwIfAborted(id: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError(id)
}

/** The answer to another's request, for as long as this one waits for it. @throws LmError `aborted` as soon as it does not. */
export async function unlessAborted<T>(
  answer: Promise<T>,
  id: string,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return answer
  const { promise: left, reject } = Promise.withResolvers<never>()
  const leave = () => reject(abortedError(id))
  signal.addEventListener('abort', leave, { once: true })
  try {
    return await Promise.race([answer, left])
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

function abortedError(id: string): LmError {
  return new LmError('aborted', `${id}: the request was aborted`, { retryable: false })
}
