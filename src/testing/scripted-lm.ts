/** A language model that answers from a script and records what it was asked. */
import {
  type Completion,
  type LM,
  type LMRequest,
  LmError,
  noUsage,
  WhetstoneError,
} from '../engine/index.ts'

/** An answer with more than its text: usage, finish reason, cost, whatever a test is about. */
export type ScriptedAnswer = Partial<Completion> & { readonly text: string }

/** What is answered to one request. An Error is thrown. */
export type ScriptedReply =
  | string
  | ScriptedAnswer
  | Error
  | ((request: LMRequest) => string | ScriptedAnswer | Promise<string | ScriptedAnswer>)

/** The model, and every request it got, in order. */
export interface ScriptedLM extends LM {
  readonly requests: readonly LMRequest[]
}

/**
 * A model that answers with the replies in turn, or every request with one function. Its answers cost nothing, take
 * no time and finish with `stop` unless the script says otherwise.
 * @throws WhetstoneError `script_ended` from the first request beyond the script, LmError `aborted` for a request whose
 *   signal is.
 */
export function scriptedLM(
  replies: readonly ScriptedReply[] | Extract<ScriptedReply, (...args: never) => unknown>,
  { id = 'scripted/model' }: { readonly id?: string | undefined } = {},
): ScriptedLM {
  const requests: LMRequest[] = []
  return {
    id,
    requests,
    async generate(request) {
      if (request.signal?.aborted)
        throw new LmError('aborted', `${id}: the request was aborted`, { retryable: false })
      requests.push(request)
      const reply = typeof replies === 'function' ? replies : replies[requests.length - 1]
      if (reply === undefined) throw scriptEnded(id, request, replies.length)
      if (reply instanceof Error) throw reply
      const answer = typeof reply === 'function' ? await reply(request) : reply
      return { ...plain(id), ...(typeof answer === 'string' ? { text: answer } : answer) }
    },
  }
}

function plain(id: string): Completion {
  const cost = { usage: noUsage, costUsd: 0, listCostUsd: 0, latencyMs: 0, cached: false, attempts: 1 }
  return { text: '', model: id.replace(/^[^/]*\//, ''), finishReason: 'stop', ...cost }
}

function scriptEnded(id: string, { messages }: LMRequest, length: number): WhetstoneError {
  const last = messages.at(-1)?.content ?? ''
  return new WhetstoneError(
    'script_ended',
    `${id}: expected at most ${length} requests, as many as the script has replies; got another that ends with ${JSON.stringify(last.slice(-200))}`,
    { replies: length },
  )
}
