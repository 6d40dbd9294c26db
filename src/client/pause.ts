/** A wait that a signal can end. */
import { WhetstoneClientError } from './error.ts'

/** Waits. @throws WhetstoneClientError `aborted` */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(aborted(signal))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end)
      resolve()
    }, ms)
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end, { once: true })
  })
}

/** The error of a call that its caller ended. */
export function aborted(signal: AbortSignal | undefined): WhetstoneClientError {
  return new WhetstoneClientError('aborted', 'the call was aborted', {
    retryable: false,
    cause: signal?.reason,
  })
}
