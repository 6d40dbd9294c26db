/** What surrounds every request: its id, its place in log and counters, and the form of its error. */
import type { ErrorHandler, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { answerJson, headersFor } from './answer.ts'
import type { ApiError } from './api-error.ts'
import type { AppEnv } from './app.ts'
import { type Envelope, errorJson } from './envelope.ts'
import { errorOf } from './error-of.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What a frame needs. */
export interface FrameOptions {
  readonly now: () => number
  readonly newId: () => string
  readonly metrics: Metrics
  readonly isDraining: () => boolean
}

/** An id that goes into headers and logs as it is. */
const safeId = /^[\w.:-]{1,64}$/

/** Gives the request its id, takes its time and counts it. */
export function observe({ now, newId, metrics, isDraining }: FrameOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = now()
    const given = c.req.header('x-request-id') ?? ''
    const requestId = safeId.test(given) ? given : `req_${newId()}`
    c.set('requestId', requestId)
    c.set('headers', () => headersFor(requestId, isDraining()))
    await next()
    // The path of the route, not of the request: a client must not be able to make up counters.
    const route = routePath(c, -1)
    metrics.request({ route, status: c.res.status, seconds: (now() - startedAt) / 1000 })
  }
}

/** Answers an error in the form of the service, and logs those that no generation has logged. */
export function answerError({ envelope, log }: { envelope: Envelope; log: Log }): ErrorHandler<AppEnv> {
  return (thrown, c) => {
    const error = errorOf(thrown)
    const requestId = c.get('requestId')
    if (!c.get('isLogged'))
      log.warn(refusalFields(error, c.get('keyName'), { requestId, method: c.req.method }))
    return answerJson(c, errorJson(error, requestId, envelope), {
      status: error.status,
      headers: headersOf(error),
    })
  }
}

function headersOf({ retryAfterMs, allow }: ApiError): Record<string, string> {
  return {
    ...(retryAfterMs === undefined
      ? {}
      : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }),
    ...(allow === undefined ? {} : { allow }),
  }
}

function refusalFields(
  { code, status, details }: ApiError,
  key: string | undefined,
  { requestId, method }: { requestId: string; method: string },
) {
  return {
    event_type: 'request_refused',
    request_id: requestId,
    key,
    method,
    status,
    error_code: code,
    details,
  }
}
