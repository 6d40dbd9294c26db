/** The routes that watch the service: is it there, is it ready, what has it done. */
import { createRoute, z } from '@hono/zod-openapi'
import { ApiError } from './api-error.ts'
import type { App } from './app.ts'
import { type Envelope, errorSchema } from './envelope.ts'
import type { Gate } from './gate.ts'
import { modelText } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { AppOptions } from './options.ts'

/** What is watched. */
export interface WatchOptions extends Pick<AppOptions, 'live' | 'isDraining'> {
  readonly envelope: Envelope
  readonly version: string
  readonly metrics: Metrics
  readonly turns: Gate
}

/** Adds `/health`, `/ready` and `/metrics`. */
export function addWatch(app: App, options: WatchOptions): void {
  const { envelope, version, metrics, turns } = options
  const { health, ready, metrics: counters } = watchRoutes(envelope)
  app.openapi(health, (c) => c.json({ status: 'ok' as const, version }, 200))
  app.openapi(ready, async (c) => c.json(await readiness(options), 200))
  app.openapi(counters, (c) => {
    const gauges = {
      whetstone_generations_running: turns.running(),
      whetstone_generations_waiting: turns.waiting(),
    }
    return c.text(metrics.text(gauges), 200)
  })
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

function watchRoutes(envelope: Envelope) {
  const error = errorSchema(envelope)
  const json = <S extends z.ZodType>(schema: S, description: string) => ({
    description,
    content: { 'application/json': { schema } },
  })
  return {
    health: createRoute({
      method: 'get',
      path: '/health',
      tags: ['watch'],
      summary: 'Whether the process answers',
      responses: { 200: json(z.object({ status: z.literal('ok'), version: z.string() }), 'it does') },
    }),
    ready: createRoute({
      method: 'get',
      path: '/ready',
      tags: ['watch'],
      summary: 'Whether programs and models are there',
      responses: {
        200: json(readyAnswer, 'they are'),
        503: json(error, 'they are not, or the service ends'),
      },
    }),
    metrics: createRoute({
      method: 'get',
      path: '/metrics',
      tags: ['watch'],
      security: [{ apiKey: [] }],
      summary: 'Counters for Prometheus',
      responses: {
        200: { description: 'text form 0.0.4', content: { 'text/plain': { schema: z.string() } } },
        401: json(error, 'the key is missing or wrong'),
      },
    }),
  }
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
