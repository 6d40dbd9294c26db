/** Answers from a cassette instead of a model. */
import { type LM, type LMRequest, LmError, WhetstoneError } from '../engine/index.ts'
import { type Cassette, type RecordedCall, requestKey } from './cassette.ts'

/**
 * A model that answers as `recordLM` heard it: a request gets the answers to the same request in their order, the last
 * one for ever. It costs nothing. Requests that hold one of the `secrets` of the recording are found when they are told.
 * @throws WhetstoneError `invalid_cassette` at once, `not_recorded` from a request that the cassette does not hold,
 *   LmError as it was recorded, or `aborted`.
 */
export function replayLM(
  cassette: Cassette,
  { secrets = [] }: { readonly secrets?: readonly string[] | undefined } = {},
): LM {
  const recorded = byRequest(cassette)
  const id = cassette.lm
  return {
    id,
    async generate(request) {
      if (request.signal?.aborted)
        throw new LmError('aborted', `${id}: the request was aborted`, { retryable: false })
      const calls = recorded.get(requestKey(request, secrets))
      const call = calls !== undefined && calls.length > 1 ? calls.shift() : calls?.[0]
      if (call?.error) throw new LmError(call.error.code, call.error.message, { ...call.error })
      if (call?.completion === undefined) throw notRecorded(cassette, request)
      return { ...call.completion, costUsd: 0 }
    },
  }
}

function byRequest(cassette: Cassette): Map<string, RecordedCall[]> {
  const isWhole = cassette?.schemaVersion === 1 && typeof cassette.lm === 'string'
  if (!isWhole || !Array.isArray(cassette.calls) || !cassette.calls.every(isRecorded)) {
    throw new WhetstoneError(
      'invalid_cassette',
      'cassette: expected { "schemaVersion": 1, "lm": …, "calls": […] } as recordLM gives it; record it again',
    )
  }
  const recorded = new Map<string, RecordedCall[]>()
  for (const call of cassette.calls) {
    const key = requestKey(call.request, [])
    recorded.set(key, [...(recorded.get(key) ?? []), call])
  }
  return recorded
}

function isRecorded(call: Partial<RecordedCall> | null | undefined): boolean {
  return Array.isArray(call?.request?.messages) && (call.completion ?? call.error) !== undefined
}

function notRecorded({ lm, calls }: Cassette, { messages }: LMRequest): WhetstoneError {
  const end = messages.at(-1)?.content.slice(-200) ?? ''
  return new WhetstoneError(
    'not_recorded',
    `${lm}: expected one of the ${calls.length} recorded requests, got another that ends with ${JSON.stringify(end)}; record the cassette again`,
    { recorded: calls.length },
  )
}
