/** What the openai client throws, as typed errors of ours, without secrets. */
import { LmError, messageOf } from '../errors.ts'
import { retryAfter } from './retry-after.ts'
import { scrub } from './scrub.ts'

/** The fields of the client's errors that are read here; all optional, because proxies answer anything. */
interface ApiFailure {
  readonly status?: number
  readonly code?: string | null
  readonly type?: string | null
  readonly param?: string | null
  readonly headers?: Headers
}

const codeOfStatus: Readonly<Record<number, string>> = {
  401: 'authentication_failed',
  402: 'quota_exhausted',
  403: 'permission_denied',
  404: 'model_not_found',
  408: 'timeout',
  409: 'conflict',
  429: 'rate_limited',
}

/** The parameters that a request can do without. */
const droppable: readonly unknown[] = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'reasoning_effort',
  'response_format',
  'stream_options',
]

/**
 * The typed error of a failed request to `id`; `apiKey` is taken out of every text. Retryable: 408, 409, 429 (not for
 * quota), 5xx, connections that fail and answers that cannot be read.
 */
export function toLmError(thrown: unknown, id: string, apiKey: string): LmError {
  if (thrown instanceof LmError) return thrown
  const message = scrub(messageOf(thrown), [apiKey])
  const cause = new Error(message)
  const failed = (code: string, told: string, retryable = true) =>
    new LmError(code, `${id}: ${told}`, { retryable, cause })
  const kind = kindOf(thrown)
  if (kind === 'abort') return failed('aborted', 'the request was aborted', false)
  if (kind === 'timeout') return failed('timeout', 'no answer in time; raise OPENAI_TIMEOUT')
  if (thrown instanceof SyntaxError) return failed('bad_answer', `expected a JSON answer; ${message}`)
  const failure = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as ApiFailure
  if (failure.status === undefined && isErrorEvent(thrown)) return failed('provider_failed', cut(message))
  if (failure.status === undefined) {
    const told = `${id}: ${scrub(whyUnreachable(thrown, message), [apiKey])}`
    return new LmError('connection_failed', told, {
      retryable: true,
      retryAfterMs: staleAfter(thrown),
      cause,
    })
  }
  return refusedRequest(scrubbed(failure, apiKey), failure.status, { id, cause })
}

function scrubbed({ code, param, ...failure }: ApiFailure, apiKey: string): ApiFailure {
  const clean = (text: string | null | undefined) => (typeof text === 'string' ? scrub(text, [apiKey]) : text)
  const { type, headers } = failure
  return {
    code: clean(code) ?? null,
    param: clean(param) ?? null,
    ...(type && { type }),
    ...(headers && { headers }),
  }
}

function refusedRequest(
  { code, type, param, headers }: ApiFailure,
  status: number,
  { id, cause }: { id: string; cause: Error },
): LmError {
  const isQuota = status === 402 || code === 'insufficient_quota' || type === 'insufficient_quota'
  const isRetryable = status === 408 || status === 409 || status === 429 || status >= 500
  const ours = codeOfStatus[status] ?? (status >= 500 ? 'provider_failed' : 'bad_request')
  return new LmError(isQuota ? 'quota_exhausted' : ours, `${id}: ${cut(cause.message)}`, {
    retryable: isRetryable && !isQuota,
    status,
    param: param ?? undefined,
    providerCode: code ?? undefined,
    retryAfterMs: retryAfter(headers, status),
    cause,
  })
}

/**
 * The parameter that a 400 says the model does not take, if that is what it says and it can be left out. Nobody asked
 * for the options of streams, so that any mention of them will do: servers that know none have many words for it.
 */
export function refusedParameter({ status, details, message }: LmError): string | undefined {
  const { providerCode, param } = details
  if ((status === 400 || status === 422) && message.includes('stream_options')) return 'stream_options'
  const isRefusal = providerCode === 'unsupported_parameter' || providerCode === 'unsupported_value'
  return status === 400 && isRefusal && droppable.includes(param) ? (param as string) : undefined
}

function kindOf(thrown: unknown): 'abort' | 'timeout' | undefined {
  if (!(thrown instanceof Error)) return undefined
  const names = [thrown.name, thrown.constructor.name]
  if (names.includes('APIUserAbortError') || names.includes('AbortError')) return 'abort'
  return names.includes('APIConnectionTimeoutError') ? 'timeout' : undefined
}

/** An error that came inside of a stream, after the status. */
function isErrorEvent(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.constructor.name === 'APIError'
}

/** A connection that the server closed while it rested says nothing of the server: it can be asked again at once. */
function staleAfter(thrown: unknown): 0 | undefined {
  const { cause } = thrown as { cause?: { isStale?: unknown } }
  return cause?.isStale === true ? 0 : undefined
}

/** The client wraps what really went wrong ("connect ECONNREFUSED …") in "Connection error.". */
function whyUnreachable(thrown: unknown, message: string): string {
  const { cause } = thrown as { cause?: unknown }
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return inner instanceof Error && inner.message ? `cannot be reached (${inner.message})` : message
}

function cut(message: string): string {
  return message.length > 500 ? `${message.slice(0, 500)}…` : message
}
