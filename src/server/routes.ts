/** The routes of the generators with their schemas: what `/openapi.json` says of them. */
import { createRoute, z } from '@hono/zod-openapi'
import { type Envelope, errorSchema } from './envelope.ts'
import { hmwAnswer, hmwRequest, solutionsAnswer, solutionsRequest } from './schemas.ts'

const failureTexts = {
  401: 'the key is missing or wrong',
  413: 'the body is too large',
  422: 'the request cannot be used',
  429: 'too many requests by this key, or by the service at the model provider; see `Retry-After`',
  500: 'no answer in the expected form could be generated',
  502: 'the model provider did not answer the request',
  503: 'the service is full or going down; see `Retry-After`',
  504: 'no answer in time',
} as const

type FailureResponses = {
  readonly [S in keyof typeof failureTexts]: ReturnType<typeof json<ReturnType<typeof errorSchema>>>
}

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const requestId = z.object({
  'x-request-id': z.string().optional().openapi({ description: 'taken over into answer and log' }),
})

/** What holds for all routes of a service. */
export interface RouteOptions {
  readonly envelope: Envelope
  /** True when no key is needed. */
  readonly isOpen: boolean
}

/** What a route says of keys. */
export function securityOf({ isOpen }: RouteOptions) {
  return isOpen ? {} : { security: [{ apiKey: [] }] }
}

/** The routes of the generators. */
export function generationRoutes(options: RouteOptions) {
  const error = errorSchema(options.envelope)
  const failed = (...statuses: (keyof typeof failureTexts)[]) =>
    Object.fromEntries(
      statuses.map((status) => [status, json(error, failureTexts[status])]),
    ) as FailureResponses
  const generation = {
    method: 'post' as const,
    ...securityOf(options),
    tags: ['generate'],
  }
  const failures = failed(401, 413, 422, 429, 500, 502, 503, 504)
  return {
    hmw: createRoute({
      ...generation,
      path: '/api/intelligence/generate_hmw',
      operationId: 'generateHmw',
      summary: 'How Might We questions from research notes',
      request: { headers: requestId, body: { required: true, ...json(hmwRequest, 'research notes') } },
      responses: { 200: json(hmwAnswer, 'questions with scores from 0 to 10'), ...failures },
    }),
    solutions: createRoute({
      ...generation,
      path: '/api/intelligence/generate_solutions',
      operationId: 'generateSolutions',
      summary: 'Prioritized solutions for How Might We questions',
      request: {
        headers: requestId,
        body: { required: true, ...json(solutionsRequest, 'questions and research notes') },
      },
      responses: { 200: json(solutionsAnswer, 'solutions, best first'), ...failures },
    }),
  }
}
