/** The service as a value without a port: routes, guards and limits around live programs. */
import { randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { ApiError } from './api-error.ts'
import type { App } from './app.ts'
import { authenticate } from './authenticate.ts'
import { checkBody } from './check-body.ts'
import { addDocs } from './docs.ts'
import { type AppEnv, answerError, observe } from './frame.ts'
import { gate } from './gate.ts'
import { generator } from './generate.ts'
import { hmwGeneration, solutionsGeneration } from './generations.ts'
import { silentLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type AppOptions, defaultLimits } from './options.ts'
import { rateLimit } from './rate-limit.ts'
import { generationRoutes } from './routes.ts'
import { addWatch } from './watch.ts'

const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
}

/** Makes the app. It opens nothing and holds nothing that has to be closed. */
export function createApp(options: AppOptions): App {
  const limits = { ...defaultLimits, ...options.limits }
  const { keys = [], now = () => performance.now(), newId = randomUUID } = options
  const { log = silentLog, envelope = 'whetstone', isDraining = () => false, version = '0' } = options
  const metrics = createMetrics()
  const turns = gate(limits)
  const app: App = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  app.use(observe({ now, newId, log, metrics, isDraining }))
  app.use(secureHeaders({ contentSecurityPolicy }))
  const fail = answerError({ envelope, log })
  app.onError(fail)
  app.notFound((c) => fail(new ApiError('not_found', 'expected a path of /openapi.json'), c))
  const auth = authenticate(keys, rateLimit({ perMinute: limits.perMinute, now }))
  const guards = [auth, limitBody(limits.bodyBytes), checkBody]
  const { hmw, solutions } = generationRoutes(envelope, guards)
  const generate = generator({ live: options.live, limits, turns, metrics, log })
  app.openapi(hmw, async (c) => c.json(await generate(c, hmwGeneration, c.req.valid('json')), 200))
  app.openapi(solutions, async (c) =>
    c.json(await generate(c, solutionsGeneration, c.req.valid('json')), 200),
  )
  app.use('/metrics', auth)
  addWatch(app, { live: options.live, isDraining, envelope, version, metrics, turns })
  addDocs(app, { version: version, isOpen: keys.length === 0 })
  refuseOtherMethods(app)
  return app
}

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError('payload_too_large', `body: expected at most ${maxSize} bytes`)
    },
  })
}

type Invalid = { readonly success: boolean; readonly error?: { readonly issues: readonly Issue[] } }
interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function refuseInvalid(result: Invalid): void {
  if (result.success) return
  const issues = (result.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = issues
  throw new ApiError('invalid_request', `${first?.path || 'body'}: ${first?.message}`, {
    details: issues.slice(0, 20),
  })
}

/** Answers every other method on the paths that are there by now. */
function refuseOtherMethods(app: App): void {
  const paths = app.routes.filter(({ path, method }) => method !== 'ALL' && !path.includes('*'))
  for (const { path, method } of paths) {
    const allow = method === 'GET' ? 'GET, HEAD' : method
    app.all(path, () => {
      throw new ApiError('method_not_allowed', `expected ${allow}`, { allow })
    })
  }
}
