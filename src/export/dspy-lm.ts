/** What a state file may say about reaching a model, and must not bring along: endpoints and keys. */
import { isPlainObject, type Values } from '../engine/index.ts'

/** Names of values that reach a model or prove who asks; `max_tokens` is none of them. */
const access =
  /^(model_list|base)$|(^|_)(api_base|base_url|url|endpoint|host|proxy|key|secret|password|credentials?|authorization|headers?|token)(_|$)/i

/** Names that say so anywhere, also where data of unknown use stand. */
const secrets = /(^|_)(api_base|base_url|api_key|secret|password|authorization)(_|$)/i

/** What is data of the program: fields may be called anything. */
const data = new Set(['demos', 'signature', 'traces', 'train'])

/** A document without endpoints and keys, and the paths of what was left out. */
export function withoutAccess(document: Values): {
  readonly value: Values
  readonly left: readonly string[]
} {
  const left: string[] = []
  const strip = (value: unknown, path: string, names: RegExp): unknown => {
    if (Array.isArray(value)) return value.map((item, i) => strip(item, `${path}[${i}]`, names))
    if (!isPlainObject(value)) return value
    return kept(value, path, { names, walk: (inner, at) => strip(inner, at, names) })
  }
  const kept = (value: Values, path: string, { names, walk }: Walk): Values => {
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const at = path === '' ? key : `${path}.${key}`
      if (!names.test(key)) return [[key, walk(inner, at, key)] as const]
      left.push(at)
      return []
    })
    return Object.fromEntries(entries)
  }
  const walk: Walk['walk'] = (inner, at, key) => {
    if (key === 'lm') return strip(inner, at, access)
    if (data.has(key)) return inner
    const isPredictor = isPlainObject(inner) && ('lm' in inner || 'signature' in inner)
    return isPredictor ? kept(inner, at, { names: secrets, walk }) : strip(inner, at, secrets)
  }
  return { value: kept(document, '', { names: secrets, walk }), left }
}

/** Which names are left out, and what becomes of the other values. */
interface Walk {
  readonly names: RegExp
  readonly walk: (inner: unknown, at: string, key: string) => unknown
}
