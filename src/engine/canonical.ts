/** Canonical JSON and hashes of it: the identity of requests, programs and datasets. */
import { hash } from 'node:crypto'

/** JSON with sorted keys and without undefined values, so that equal data gives equal text. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) => (isPlainObject(item) ? sortKeys(item) : item)) ?? 'null'
  )
}

/** Hexadecimal SHA-256 of the canonical JSON of a value, `length` characters of it. */
export function hashOf(value: unknown, length = 64): string {
  return sha256(canonicalJson(value)).slice(0, length)
}

/** Hexadecimal SHA-256 of a text. */
export function sha256(text: string): string {
  return hash('sha256', text)
}

/** True for `{…}`, false for arrays, null and class instances other than Object. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

// fromEntries defines keys where assignment would set the prototype: `__proto__` is a key like any other.
function sortKeys(item: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(item).sort()
  return Object.fromEntries(keys.map((key) => [key, item[key]]))
}
