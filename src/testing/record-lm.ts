/** Records what a model is asked and answers, for `replayLM`. */
import { attemptsOf, type LM, type LMRequest, LmError, streamOf } from '../engine/index.ts'
import { type Cassette, type RecordedCall, scrubbed } from './cassette.ts'

/** The model, and what it recorded so far. */
export interface RecordingLM extends LM {
  readonly cassette: () => Cassette
}

/**
 * A model that passes every request on and remembers it with its answer; it streams where the model does. Keys are taken
 * out of what is recorded: what looks like one, and all `secrets`, in any usual encoding. Put it outside of cache and
 * retries.
 * @example writeFileSync('qa.cassette.json', JSON.stringify(recording.cassette(), null, 2))
 */
export function recordLM(
  lm: LM,
  { secrets = [] }: { readonly secrets?: readonly string[] | undefined } = {},
): RecordingLM {
  const calls: RecordedCall[] = []
  const keep = ({ signal: _signal, ...request }: LMRequest, came: Omit<RecordedCall, 'request'>) =>
    calls.push(scrubbed({ request, ...came }, secrets))
  const keepError = (request: LMRequest, error: unknown) => {
    if (!(error instanceof LmError) || error.code === 'aborted') return
    const { code, message, retryable, status, retryAfterMs } = error
    keep(request, { error: { code, message, retryable, status, retryAfterMs, attempts: attemptsOf(error) } })
  }
  const recording: RecordingLM = {
    id: lm.id,
    cassette: () => ({ schemaVersion: 1, lm: lm.id, calls: [...calls] }),
    async generate(request) {
      try {
        const completion = await lm.generate(request)
        keep(request, { completion })
        return completion
      } catch (error) {
        keepError(request, error)
        throw error
      }
    },
  }
  if (lm.stream === undefined) return recording
  return {
    ...recording,
    // An answer that nobody waited for is none.
    async *stream(request) {
      try {
        for await (const chunk of streamOf(lm, request)) {
          if ('completion' in chunk) keep(request, chunk)
          yield chunk
        }
      } catch (error) {
        keepError(request, error)
        throw error
      }
    },
  }
}
