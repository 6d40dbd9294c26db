/** Lets in who has a key, as often as the rate allows. */
import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import type { AppEnv } from './app.ts'
import { keyring, type ServiceKey } from './keys.ts'
import type { RateLimit } from './rate-limit.ts'

/**
 * The guard of a route. Without keys everybody is `anonymous`.
 * @throws ApiError `unauthorized`, `rate_limited`
 */
export function authenticate(keys: readonly ServiceKey[], limit: RateLimit): MiddlewareHandler<AppEnv> {
  const ownerOf = keyring(keys)
  return (c, next) => {
    const owner = keys.length === 0 ? 'anonymous' : ownerOf(givenKey(c.req.header()))
    if (owner === undefined)
      throw new ApiError('unauthorized', 'expected a key of this service in the header x-api-key')
    c.set('keyName', owner)
    const waitMs = limit(owner)
    if (waitMs > 0)
      throw new ApiError('rate_limited', 'too many requests with this key', { retryAfterMs: waitMs })
    return next()
  }
}

/** `x-api-key`, or the bearer token that scrapers can send. */
function givenKey(headers: Readonly<Record<string, string>>): string | undefined {
  return headers['x-api-key'] ?? /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
}
