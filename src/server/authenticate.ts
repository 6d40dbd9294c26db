/** Lets in who has a key, as often as the rate allows. */
import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'
import type { AppEnv } from './app.ts'
import { keyring, type ServiceKey } from './keys.ts'
import type { RateLimit } from './rate-limit.ts'

/**
 * The guard of a route. Without keys everybody on this machine is `anonymous`, but no page of the web: one whose name
 * was made to point here (DNS rebinding) would else ask at the owner's cost.
 * @throws ApiError `unauthorized`, `rate_limited`
 */
export function authenticate(keys: readonly ServiceKey[], limit: RateLimit): MiddlewareHandler<AppEnv> {
  const ownerOf = keyring(keys)
  return (c, next) => {
    if (keys.length === 0) refuseWeb(c.req.header('origin'))
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

/** Browsers name the page that asks; a page of this machine has no other name than localhost or an address. */
function refuseWeb(origin: string | undefined): void {
  if (origin === undefined) return
  const name = URL.parse(origin)?.hostname.replace(/^\[(.*)\]$/, '$1') ?? ''
  if (isIP(name) > 0 || /^(.+\.)?localhost$/.test(name)) return
  throw new ApiError(
    'unauthorized',
    'expected a page of this machine in the header origin, got another: set keys in WHETSTONE_API_KEYS to let others ask',
  )
}
