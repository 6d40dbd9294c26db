/** The routes that watch the service: is it there, is it ready, what has it done. */
import { createRoute, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { answer, answerJson } from './answer.ts'
import { ApiError } from './api-error.ts'
import type { App, AppEnv } from './app.ts'
import { errorSchema } from './envelope.ts'
import type { Gate } from './gate.ts'
import { modelText } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { AppOptions } from './options.ts'
import { type RouteOptions, securityOf } from './routes.ts'

/** What is watched. */
export interface WatchOptions extends Pick<AppOptions, 'live' | 'isDraining'>, RouteOptions {
  readonly version: string
  readonly metrics: Metrics
  readonly turns: Gate
  /** Guards the counters. */
  readonly auth: MiddlewareHandler<AppEnv>
}

/** Adds `/health`, `/ready` and `/metrics`. */
export function addWatch(app: App, options: WatchOptions): void {
  const { version, metrics, turns, auth } = options
  for (const route of watchRoutes(options)) app.openAPIRegistry.registerPath(route)
  app.get('/health', (c) => answerJson(c, { status: 'ok', version }))
  app.get('/ready', async (c) => answerJson(c, await readiness(options)))
  app.get('/metrics', auth, (c) => {
    const gauges = {
      whetstone_generations_running: turns.running(),
      whetstone_generations_waiting: turns.waiting(),
      ...processFigures(),
    }
    return answer(c, metrics.text(gauges), { type: 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

/** Named as Prometheus' own clients name them. */
function processFigures() {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  return {
    process_cpu_seconds_total: (user + system) / 1e6,
    process_resident_memory_bytes: rss,
    nodejs_heap_size_used_bytes: heapUsed,
  }
}

const readyAnswer = z
  .object({
    status: z.literal('ready'),
    programs: z.record(
      z.string(),
      z.object({ program: z.string(), program_hash: z.string(), model: z.string() }),
    ),
  })
  .openapi('Ready')

function watchRoutes(options: RouteOptions) {
  const error = errorSchema(options.envelope)
  const json = <S extends z.ZodType>(schema: S, description: string) => ({
    description,
    content: { 'application/json': { schema } },
  })
  return [
    createRoute({
      method: 'get',
      path: '/health',
      tags: ['watch'],
      summary: 'Whether the process answers',
      responses: { 200: json(z.object({ status: z.literal('ok'), version: z.string() }), 'it does') },
    }),
    createRoute({
      method: 'get',
      path: '/ready',
      tags: ['watch'],
      summary: 'Whether programs and models are there',
      responses: {
        200: json(readyAnswer, 'they are'),
        503: json(error, 'they are not, or the service ends'),
      },
    }),
    createRoute({
      method: 'get',
      path: '/metrics',
      tags: ['watch'],
      ...securityOf(options),
      summary: 'Counters for Prometheus',
      responses: {
        200: { description: 'text form 0.0.4', content: { 'text/plain': { schema: z.string() } } },
        401: json(error, 'the key is missing or wrong'),
        429: json(error, 'too many requests by this key; see `Retry-After`'),
      },
    }),
  ]
}

async function readiness({ live, isDraining }: WatchOptions) {
  if (isDraining?.()) throw new ApiError('not_ready', 'the service is going down')
  const served = await live.check().catch(() => {
    throw new ApiError('not_ready', 'a program or a model of the service is not to be had')
  })
  const programs = Object.entries(served).map(
    ([task, { program, programHash, model }]) =>
      [task, { program, program_hash: programHash, model: modelText(model) }] as const,
  )
  return { status: 'ready' as const, programs: Object.fromEntries(programs) }
}
