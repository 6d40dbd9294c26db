/** A second model for the calls that the first one fails. */
import { isAbort, LmError } from '../errors.ts'
import { streamOf } from './stream-of.ts'
import type { Completion, LM } from './types.ts'

/**
 * An LM that asks `other` when `lm` fails for good (any `LmError` but `aborted`: join it outside of the retries). Its
 * completion says so: `model` is the one that answered, `fallback` names the model that failed and why. A stream
 * changes over only before its first piece. When both fail, the error is that of `other`, the first one its `cause`.
 */
export function withFallback(lm: LM, other: LM): LM {
  return {
    id: lm.id,
    async generate(request) {
      try {
        return await lm.generate(request)
      } catch (error) {
        const marked = markedBy(lm, error)
        return marked(await other.generate(request).catch(joined(error)))
      }
    },
    async *stream(request) {
      let hasBegun = false
      try {
        for await (const chunk of streamOf(lm, request)) {
          hasBegun = true
          yield chunk
        }
        return
      } catch (error) {
        if (hasBegun) throw error
        const marked = markedBy(lm, error)
        try {
          for await (const chunk of streamOf(other, request))
            yield 'completion' in chunk ? { completion: marked(chunk.completion) } : chunk
        } catch (second) {
          joined(error)(second)
        }
      }
    },
  }
}

/** Marks an answer as that of a fallback. @throws the error itself where none is due. */
function markedBy(lm: LM, error: unknown): (completion: Completion) => Completion {
  if (!(error instanceof LmError) || isAbort(error)) throw error
  return (completion) => ({ ...completion, fallback: { from: lm.id, code: error.code } })
}

function joined(first: unknown): (second: unknown) => never {
  return (second) => {
    if (!(second instanceof LmError)) throw second
    const { code, message, details, retryable, status, retryAfterMs } = second
    throw new LmError(code, message, { ...details, retryable, status, retryAfterMs, cause: first })
  }
}
