/** Ends what takes too long, or whose client has gone. */
import { ApiError } from './api-error.ts'

/** How long, and whose going away also ends it. */
export interface Deadline {
  readonly ms: number
  readonly signal: AbortSignal
}

/** What runs; `why` tells what ended it once its signal has aborted. */
export type Ending<T> = (signal: AbortSignal, why: () => ApiError) => Promise<T>

/** Those who heed the signal end within it, and tell what they took until then; others are not waited for. */
const graceMs = 500

/**
 * Runs with a signal that aborts at the deadline.
 * @throws ApiError `timeout_error`
 */
export async function withDeadline<T>({ ms, signal: gone }: Deadline, run: Ending<T>): Promise<T> {
  const end = new AbortController()
  const why = () => (gone.aborted ? clientGone() : new ApiError('timeout_error', `no answer within ${ms} ms`))
  const over = Promise.withResolvers<never>()
  let grace: NodeJS.Timeout | undefined
  const abort = () => {
    end.abort()
    grace ??= setTimeout(() => over.reject(why()), graceMs)
  }
  const timer = setTimeout(abort, ms)
  gone.addEventListener('abort', abort, { once: true })
  if (gone.aborted) abort()
  try {
    return await Promise.race([run(end.signal, why), over.promise])
  } catch (error) {
    throw gone.aborted ? clientGone() : error
  } finally {
    clearTimeout(timer)
    clearTimeout(grace)
    gone.removeEventListener('abort', abort)
  }
}

// Nobody reads this answer; logs and counters must not take it for a slow provider.
function clientGone(): ApiError {
  return new ApiError('timeout_error', 'the client went away', {
    status: 499,
    details: { reason: 'client_gone' },
  })
}
