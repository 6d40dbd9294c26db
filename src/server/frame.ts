/** What surrounds every request: its id, its place in log and counters, and the form of its error. */
import type { ErrorHandler, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ApiError } from './api-error.ts'
import { type Envelope, errorJson } from './envelope.ts'
import { errorOf } from './error-of.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What the parts of the app know of a request. */
export interface AppEnv {
  Variables: {
    requestId: string
    /** Name of the key. */
    keyName: string | undefined
    /** True once the generation has been logged. */
    isLogged: boolean
  }
}

/** What a frame needs. */
export interface FrameOptions {
  readonly now: () => number
  readonly newId: () => string
  readonly log: Log
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
    await next()
    c.header('x-request-id', requestId)
    c.header('cache-control', 'no-store')
    if (isDraining()) c.header('connection', 'close')
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
    if (error.retryAfterMs !== undefined)
      c.header('retry-after', String(Math.max(1, Math.ceil(error.retryAfterMs / 1000))))
    if (error.allow !== undefined) c.header('allow', error.allow)
    if (!c.get('isLogged'))
      log.warn(refusalFields(error, c.get('keyName'), { requestId, method: c.req.method }))
    return c.json(errorJson(error, requestId, envelope), error.status)
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
