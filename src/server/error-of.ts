/** Anything thrown, as an error that a client may see: the text of a provider or of a prompt never gets through. */
import { z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { LmError } from '../workbench/index.ts'
import { ApiError } from './api-error.ts'

/** What a request names wrongly, by code of the workbench. */
const requestFaults: Readonly<Record<string, string>> = {
  unknown_program: 'program: expected the name or hash of a compiled program of this generator',
  ambiguous_program: 'program: expected the prefix of one hash only',
  unknown_model: 'model: expected a model that this service knows, such as openai/gpt-5-nano',
  unknown_part: 'model: expected parts of the program in part=model,part=model',
  invalid_model: 'model: expected a model, or part=model,part=model',
}

/** What the service itself lacks for now, by code of the workbench, and whether it may come back by itself. */
const lacks: Readonly<Record<string, { readonly told: string; readonly retryable: boolean }>> = {
  missing_key: { told: 'the service has no key for this model', retryable: false },
  program_unavailable: { told: 'the program of the service is not to be had', retryable: true },
  store_busy: { told: 'the store of the service is busy', retryable: true },
  store_unusable: { told: 'the store of the service cannot be used', retryable: true },
}

/** Answers that came and are none, in words that help. */
const noAnswers: Readonly<Record<string, string>> = {
  truncated:
    'the answer was cut off at the token limit: ask for fewer, or raise OPENAI_MAX_TOKENS of the service',
  content_filtered: 'the model provider withheld the answer',
  refused: 'the model refused to answer',
}

/** The error to answer with. Whatever is not known is `dspy_generation_error`. */
export function errorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof HTTPException) return new ApiError('invalid_request', 'body: expected JSON')
  if (error instanceof LmError) return ofModel(error)
  // The program gave a prediction, but not what an answer holds.
  if (error instanceof z.ZodError) return generationError('unusable_answer')
  return ofCode(codeOf(error))
}

function ofModel({ code, retryable, retryAfterMs }: LmError): ApiError {
  if (Object.hasOwn(noAnswers, code)) return generationError(code, noAnswers[code])
  if (code === 'timeout' || code === 'aborted')
    return new ApiError('timeout_error', 'the model did not answer in time', { details: { reason: code } })
  if (code === 'rate_limited')
    return new ApiError('openai_api_error', 'the model provider limits the rate of requests', {
      status: 429,
      retryAfterMs: retryAfterMs ?? 1000,
      details: { reason: code },
    })
  return new ApiError('openai_api_error', 'the model provider did not answer the request', {
    retryable,
    retryAfterMs,
    details: { reason: code },
  })
}

function ofCode(code: string): ApiError {
  const details = { reason: code }
  const told = Object.hasOwn(requestFaults, code) ? requestFaults[code] : undefined
  if (told !== undefined) return new ApiError('invalid_request', told, { details })
  const lack = Object.hasOwn(lacks, code) ? lacks[code] : undefined
  if (lack !== undefined) return new ApiError('not_ready', lack.told, { retryable: lack.retryable, details })
  return generationError(code)
}

function generationError(
  reason: string,
  told = 'no answer in the expected form could be generated',
): ApiError {
  return new ApiError('dspy_generation_error', told, { details: { reason } })
}

/** The stable code of an error; a foreign one has none. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[a-z_]{1,60}$/.test(code) ? code : 'unexpected'
}
