/** Refuses documents that are too deep, or whose keys reach for prototypes, before anything else reads them. */
import { ApiError } from './api-error.ts'

const deepest = 8
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Walks without recursion: a deep document must not be able to exhaust the stack.
 * @throws ApiError `invalid_request`
 */
export function checkTree(root: unknown): void {
  let level = [root]
  for (let depth = 1; level.length > 0; depth += 1) {
    const below: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      if (depth > deepest)
        throw new ApiError('invalid_request', `body: expected at most ${deepest} levels of nesting`)
      if (Array.isArray(value)) for (const item of value) below.push(item)
      else for (const [key, inner] of Object.entries(value)) below.push(checked(key, inner))
    }
    level = below
  }
}

function checked(key: string, inner: unknown): unknown {
  if (forbidden.has(key)) throw new ApiError('invalid_request', `body: expected no key named ${key}`)
  return inner
}
