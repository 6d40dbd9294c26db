/** Ends what takes too long, or whose client has gone. */
import { ApiError } from './api-error.ts'

/** How long, and whose going away also ends it. */
export interface Deadline {
  readonly ms: number
  readonly signal: AbortSignal
}

/**
 * Runs with a signal that aborts at the deadline, and does not wait for those who ignore it.
 * @throws ApiError `timeout_error`
 */
export async function withDeadline<T>(
  { ms, signal: gone }: Deadline,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController()
  const over = Promise.withResolvers<never>()
  end.signal.addEventListener('abort', () =>
    over.reject(new ApiError('timeout_error', `no answer within ${ms} ms`)),
  )
  const abort = () => end.abort()
  const timer = setTimeout(abort, ms)
  gone.addEventListener('abort', abort, { once: true })
  if (gone.aborted) abort()
  try {
    return await Promise.race([run(end.signal), over.promise])
  } finally {
    clearTimeout(timer)
    gone.removeEventListener('abort', abort)
  }
}
