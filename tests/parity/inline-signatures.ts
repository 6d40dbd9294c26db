/** Parity of `inline-signatures.jsonl`: the fields that a signature string declares, or that it is refused. */
import { InputError, signature } from '../../src/engine/index.ts'
import { type Case, type Checker, checkCases, readJsonLines } from './checker.ts'

interface Inline {
  readonly signature: string
  readonly ok: boolean
  readonly fields?: readonly RecordedField[]
}

interface RecordedField {
  readonly name: string
  readonly role: 'input' | 'output'
  readonly schema: Readonly<Record<string, unknown>>
}

/** One case per string. Prefix and `${name}` descriptions are DSPy's prompt, not the signature's meaning. */
export const checkInlineSignatures: Checker = (path) => checkCases(readJsonLines<Inline>(path).map(caseOf))

function caseOf({ signature: text, ok, fields = [] }: Inline): Case {
  return {
    name: text,
    expected: ok
      ? fields.map(({ name, role, schema }) => ({ name, role, schema: plain(schema) }))
      : 'refused',
    actual: () => fieldsOf(text),
    deviation: deviationOf(text),
  }
}

function fieldsOf(text: string) {
  try {
    const { inputs, outputs } = signature(text)
    return [
      ...inputs.map(({ name, wire }) => ({ name, role: 'input', schema: plain(wire) })),
      ...outputs.map(({ name, wire }) => ({ name, role: 'output', schema: plain(wire) })),
    ]
  } catch (error) {
    if (error instanceof InputError) return 'refused'
    throw error
  }
}

/** `{ type: [a, b] }` is `{ anyOf: [{ type: a }, { type: b }] }`. */
function unionOf({ type, ...others }: Record<string, unknown>): Record<string, unknown> {
  if (Array.isArray(type)) return { anyOf: type.map((one) => ({ type: one })), ...others }
  const { anyOf } = others
  const flat = Array.isArray(anyOf)
    ? { ...others, anyOf: anyOf.flatMap((one) => one.anyOf ?? [one]) }
    : others
  return type === undefined ? flat : { type, ...flat }
}

/** Spellings of one schema made the same: what pydantic and zod say differently of equal types. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (typeof schema !== 'object' || schema === null) return schema
  const {
    default: _own,
    propertyNames: _keys,
    maxItems: _most,
    minItems: _least,
    maximum: _high,
    minimum: _low,
    pattern: _pattern,
    items,
    ...rest
  } = schema as Record<string, unknown>
  const told: Record<string, unknown> = { ...rest }
  if (items !== undefined && items !== false) told.items = items
  if ('const' in rest) Object.assign(told, { enum: [rest.const], const: undefined })
  const free =
    told.type === 'object' && isEmpty(told.additionalProperties) ? { additionalProperties: true } : {}
  const entries = Object.entries({ ...told, ...free }).filter(([, value]) => value !== undefined)
  return unionOf(Object.fromEntries(entries.map(([key, value]) => [key, plain(value)])))
}

function isEmpty(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && Object.keys(schema).length === 0
}

function deviationOf(text: string): string | undefined {
  if (/['"][^'"]*->[^'"]*['"]/.test(text)) return 'an arrow inside quotes is text, no arrow (decision 081)'
  if (/(^|[,>])\s*[*/]/.test(text))
    return '* and / declare no field and are refused, not dropped (decision 081)'
  if (
    /:[^,>]*(\?|\[\]|\b(string|number|integer|boolean|date|datetime)\b)/.test(text) ||
    /:\s*(['"]|\d|True|False)/.test(text)
  )
    return "TypeScript's spelling is taken as well (decision 081)"
  if (/Literal\[[^\]]*-\d/.test(text)) return 'a negative number is a literal (decision 081)'
  if (/dspy\.(Image|History)/.test(text))
    return 'images and earlier turns are URLs and lists of values (decision 081)'
  if (/\bdspy\.\w|\b(BaseModel|Annotated|Callable|Type|AnyStr|Final|ClassVar|Counter)\b/.test(text))
    return 'there is no such type here (decision 081)'
  if (/=/.test(text.replace(/'[^']*'|"[^"]*"/g, '')))
    return 'a default that does not fit its field is refused, not passed over (decision 081)'
  const names = [...text.matchAll(/(?:^|,|->)\s*(\w+)\s*(?:[:,-]|$)/g)].map(([, name]) => name)
  if (new Set(names).size < names.length)
    return 'a field declared twice in other words is refused (decision 081)'
  return undefined
}
