/** The service as a value without a port: routes, guards and limits around live programs. */
import { randomUUID } from 'node:crypto'
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { answerJson } from './answer.ts'
import { ApiError } from './api-error.ts'
import type { App, AppEnv } from './app.ts'
import { authenticate } from './authenticate.ts'
import { addDocs } from './docs.ts'
import { answerError, observe } from './frame.ts'
import { gate } from './gate.ts'
import { generator } from './generate.ts'
import { type Choices, type Generation, hmwGeneration, solutionsGeneration } from './generations.ts'
import { silentLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type AppOptions, defaultLimits } from './options.ts'
import { rateLimit } from './rate-limit.ts'
import { readDocument } from './read-document.ts'
import { generationRoutes } from './routes.ts'
import { addWatch } from './watch.ts'

/** Makes the app. It opens nothing and holds nothing that has to be closed. */
export function createApp(options: AppOptions): App {
  const limits = { ...defaultLimits, ...options.limits }
  const { live, keys = [], now = () => performance.now(), newId = randomUUID } = options
  const { log = silentLog, envelope = 'whetstone', isDraining = () => false, version = '0' } = options
  const metrics = createMetrics()
  const turns = gate({ ...limits, now })
  const app: App = new OpenAPIHono<AppEnv>()
  app.use(observe({ now, newId, metrics, isDraining }))
  const fail = answerError({ envelope, log })
  app.onError(fail)
  app.notFound((c) => fail(new ApiError('not_found', 'expected a path of /openapi.json'), c))
  const auth = authenticate(keys, rateLimit({ perMinute: limits.perMinute, now }))
  const generate = generator({ live, limits, turns, metrics, log })
  // Bodies are read here and not by the validator of zod-openapi, which reads and parses them once more.
  const add = <R extends Choices, C extends object>(
    route: RouteConfig & { readonly path: string },
    generation: Generation<R, C>,
  ) => {
    app.openAPIRegistry.registerPath(route)
    app.post(route.path, auth, async (c) => {
      const body = { schema: generation.request, most: limits.bodyBytes }
      return answerJson(c, await generate(c, generation, await readDocument(c.req, body)))
    })
  }
  const about = { envelope, isOpen: keys.length === 0 }
  const { hmw, solutions } = generationRoutes(about)
  add(hmw, hmwGeneration)
  add(solutions, solutionsGeneration)
  addWatch(app, { ...about, live, isDraining, version, metrics, turns, auth })
  addDocs(app, version)
  refuseOtherMethods(app)
  return app
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
