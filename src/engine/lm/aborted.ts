/** Requests that nobody waits for any more. */
import { LmError } from '../errors.ts'

/** @throws LmError `aborted` once the signal of a request is. */
export function throwIfAborted(id: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LmError('aborted', `${id}: the request was aborted`, { retryable: false })
}
