/** Reads the body of a request into what a schema takes, and refuses what could do harm on the way there. */
import type { z } from '@hono/zod-openapi'
import type { HonoRequest } from 'hono'
import { ApiError } from './api-error.ts'
import { checkTree } from './check-tree.ts'

/** What a body has to be. */
export interface BodyOptions<T> {
  readonly schema: z.ZodType<T>
  /** Largest size in bytes. */
  readonly most: number
}

/**
 * The document in a body, by its schema.
 * @throws ApiError `payload_too_large`, `invalid_request`
 */
export async function readDocument<T>(req: HonoRequest, { schema, most }: BodyOptions<T>): Promise<T> {
  // A browser may send any other type to a foreign site without asking first.
  if (!/^application\/json\s*(;|$)/i.test(req.header('content-type') ?? ''))
    throw new ApiError('invalid_request', 'content-type: expected application/json')
  const document = parsed(await readBytes(req, most).catch(brokenOff))
  checkTree(document)
  const { success, data, error } = schema.safeParse(document)
  if (success) return data
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = issues
  throw new ApiError('invalid_request', `${first?.path || 'body'}: ${first?.message}`, {
    details: issues.slice(0, 20),
  })
}

async function readBytes(req: HonoRequest, most: number): Promise<ArrayBuffer | Uint8Array> {
  const announced = req.header('content-length')
  if (announced === undefined) return readStream(req, most)
  if (Number(announced) > most) throw tooLarge(most)
  // The HTTP parser lets through what was announced and no more.
  return req.arrayBuffer()
}

async function readStream({ raw }: HonoRequest, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of raw.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// The client went away, or the server cut it off: no fault of the service.
function brokenOff(error: unknown): never {
  if (error instanceof ApiError) throw error
  throw new ApiError('invalid_request', 'body: expected all of it, the client broke off', {
    details: { reason: 'incomplete_body' },
  })
}

function tooLarge(most: number): ApiError {
  return new ApiError('payload_too_large', `body: expected at most ${most} bytes`)
}

function parsed(bytes: ArrayBuffer | Uint8Array): unknown {
  try {
    // Bytes that are no UTF-8 are refused, not replaced; the mark that some editors put first is left out.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new ApiError('invalid_request', 'body: expected JSON')
  }
}
