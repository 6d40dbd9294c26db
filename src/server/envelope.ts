/** The body of an error, as Whetstone's clients read it or as those of the former Python service do. */
import { z } from '@hono/zod-openapi'
import type { ApiError } from './api-error.ts'
import { codeNames } from './codes.ts'

/** `fastapi` wraps the body as `{ "detail": … }`. */
export type Envelope = 'whetstone' | 'fastapi'

const errorBody = z
  .object({
    error: z.object({
      code: z.enum(codeNames),
      message: z.string(),
      retryable: z.boolean().openapi({ description: 'the same request may succeed later' }),
      request_id: z.string(),
      details: z.unknown().optional(),
    }),
  })
  .openapi('Error')

const wrappedBody = z.object({ detail: errorBody }).openapi('WrappedError')

/** The schema of error bodies. */
export function errorSchema(envelope: Envelope) {
  return envelope === 'fastapi' ? wrappedBody : errorBody
}

/** The body of an error. */
export function errorJson(error: ApiError, requestId: string, envelope: Envelope): object {
  const { code, message, retryable, details } = error
  const body = {
    error: { code, message, retryable, request_id: requestId, ...(details === undefined ? {} : { details }) },
  }
  return envelope === 'fastapi' ? { detail: body } : body
}
