/** What a state file may say about reaching a model, and must not bring along: endpoints and keys. */
import { isPlainObject, type Values } from '../engine/index.ts'

/** Names of values that reach a model or prove who asks; `max_tokens` is none of them. */
const access =
  /^(model_list|base)$|(^|_)(api_base|base_url|url|endpoint|host|proxy|key|secret|password|credentials?|authorization|headers?|token)(_|$)/i

/** A document without endpoints and keys inside any `lm`, and the paths of what was left out. */
export function withoutAccess(document: Values): {
  readonly value: Values
  readonly left: readonly string[]
} {
  const left: string[] = []
  const strip = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => strip(item, `${path}[${i}]`))
    if (!isPlainObject(value)) return value
    const secret = Object.keys(value).filter((key) => access.test(key))
    left.push(...secret.map((key) => `${path}.${key}`))
    const kept = Object.entries(value).filter(([key]) => !secret.includes(key))
    return Object.fromEntries(kept.map(([key, inner]) => [key, strip(inner, `${path}.${key}`)]))
  }
  const entries = Object.entries(document).map(([key, value]) => {
    if (key === 'lm') return [key, strip(value, key)] as const
    const isPredictor = isPlainObject(value) && 'lm' in value
    return [key, isPredictor ? { ...value, lm: strip(value.lm, `${key}.lm`) } : value] as const
  })
  return { value: Object.fromEntries(entries), left }
}
