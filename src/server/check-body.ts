/** Refuses bodies that are no plain JSON document before anything reads them. */
import type { MiddlewareHandler } from 'hono'
import { ApiError } from './api-error.ts'

const deepest = 8
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Checks content type, JSON, depth and keys.
 * @throws ApiError `invalid_request`
 */
export const checkBody: MiddlewareHandler = async ({ req }, next) => {
  // A browser may send any other type to a foreign site without asking first.
  if (!/^application\/json\s*(;|$)/i.test(req.header('content-type') ?? ''))
    throw new ApiError('invalid_request', 'content-type: expected application/json')
  checkTree(parsed(await req.text()))
  await next()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('invalid_request', 'body: expected JSON')
  }
}

/** Walks without recursion: a deep document must not be able to exhaust the stack. */
function checkTree(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, depth } = node
    if (typeof value !== 'object' || value === null) continue
    if (depth > deepest)
      throw new ApiError('invalid_request', `body: expected at most ${deepest} levels of nesting`)
    for (const [key, inner] of Object.entries(value)) {
      if (forbidden.has(key)) throw new ApiError('invalid_request', `body: expected no key named ${key}`)
      open.push({ value: inner, depth: depth + 1 })
    }
  }
}
