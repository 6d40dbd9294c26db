/** Parity of `parse.jsonl`: what an adapter reads from a completion, and how it fails. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import {
  type Adapter,
  type AnySignature,
  chatAdapter,
  checkFields,
  jsonAdapter,
  ParseError,
  signature,
} from '../../src/engine/index.ts'
import { type Case, type Checker, checkCases, readJson, readJsonLines } from './checker.ts'
import { pythonText } from './python-text.ts'
import { type RecordedTypes, recordedType } from './recorded-type.ts'

interface Parse {
  readonly id: string
  readonly adapter: 'chat' | 'json'
  readonly outputs: readonly { readonly name: string; readonly type: string }[]
  readonly completion: string
  readonly ok: boolean
  readonly value?: Readonly<Record<string, unknown>>
  readonly reason?: string
  readonly missing?: readonly string[]
  readonly field?: string
  readonly python_spelling?: readonly string[]
  readonly suspect?: string
}

/** One case per completion; the named types stand in `parse-types.json` beside the file. */
export const checkParse: Checker = (path) => {
  const neighbour = join(dirname(path), 'parse-types.json')
  const types = existsSync(neighbour) ? readJson<RecordedTypes>(neighbour) : {}
  return checkCases(readJsonLines<Parse>(path).map((fact) => caseOf(fact, types)))
}

function caseOf(fact: Parse, types: RecordedTypes): Case {
  return {
    name: fact.id,
    expected: fact.ok ? { value: spelledAlike(fact, fact.value ?? {}) } : failureOf(fact),
    actual: () => read(fact, types),
    deviation: deviationOf(fact),
  }
}

/** An error's kind. A text without any object lacks every field that must be there: one kind here. */
function failureOf({ reason, missing, field, outputs }: Parse) {
  if (reason === 'bad_value') return { reason, field }
  const needed = outputs.filter(({ type }) => !/^Optional\[|\bNone\b/.test(type)).map(({ name }) => name)
  return { reason: 'missing_fields', missing: missing ?? needed }
}

function read(fact: Parse, types: RecordedTypes) {
  const { adapter, outputs, completion, python_spelling = [] } = fact
  const fields = outputs.map(({ name, type }) => [name, recordedType(type, types)] as const)
  const sig = signature({ inputs: { q: z.string() }, outputs: Object.fromEntries(fields) })
  const { raw, missing } = parsed(sig, adapter === 'chat' ? chatAdapter : jsonAdapter, completion)
  const names = Object.keys(raw)
  const { values, problems } = checkFields(
    missing ? sig.outputs.filter(({ name }) => names.includes(name)) : sig.outputs,
    raw,
    'model',
  )
  // DSPy tells of the first bad value in the order of the reply, before what is missing.
  const bad = problems.toSorted((a, b) => names.indexOf(a.field) - names.indexOf(b.field))[0]
  if (bad) return { reason: 'bad_value', field: bad.field }
  if (missing) return { reason: 'missing_fields', missing }
  // What is no text in the reply is told as JSON here and as Python's str() there: the same value, spelled otherwise.
  const spelled = python_spelling.map((name) => [name, pythonText(JSON.parse(String(values[name])))])
  return { value: spelledAlike(fact, { ...values, ...Object.fromEntries(spelled) }) }
}

function parsed(sig: AnySignature, adapter: Adapter, completion: string) {
  try {
    return { raw: adapter.parse(sig, completion) }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { raw: error.values, missing: error.missing }
  }
}

/** Values without what JSON cannot say: `2.0` in a text, the order of a set, a time as text or as Date. */
function spelledAlike({ outputs, python_spelling = [] }: Parse, values: Readonly<Record<string, unknown>>) {
  const entries = outputs.map(({ name, type }) => {
    const value = values[name]
    if (python_spelling.includes(name)) return [name, String(value).replace(/(\d)\.0\b/g, '$1')]
    if (/^(set|frozenset)\b/i.test(type) && Array.isArray(value)) return [name, value.toSorted()]
    if (!/\bdatetime\.datetime\b/.test(type) || value === null) return [name, value]
    const text = value instanceof Date ? value.toISOString() : String(value)
    return [name, new Date(/[Z+]|-\d\d:\d\d$/.test(text) ? text : `${text}Z`).toISOString()]
  })
  return Object.fromEntries(entries)
}

const besideNumber = /(^|[\s:,[])([$~]\d|\d[\d.]*\s*(%|_\d|x[\da-f]|\|))|,\s*,/

function deviationOf({ suspect, value = {}, outputs, completion }: Parse): string | undefined {
  if (suspect !== undefined) return `${suspect}: not copied (decision 080)`
  if (JSON.stringify(value).includes('"$float"')) return 'NaN and Infinity are no numbers here (decision 080)'
  if (outputs.every(({ name, type }) => /Optional|None/.test(type) && value[name] === null))
    return 'a reply without any of its fields is no answer (decision 080)'
  const isNullWord = outputs.some(
    ({ name, type }) => /Optional|None/.test(type) && /^"*(null|none)"*$/i.test(String(value[name])),
  )
  if (isNullWord)
    return 'the word null is null where the field may be null, and a text when it is quoted (decision 080)'
  if (/(^|\n)\s*- \d/.test(completion)) return 'a number behind a list mark is no negative one (decision 080)'
  if (/\n\[\[ (?!## \w+ ## \]\])[^\n]*completed/.test(completion))
    return 'a misspelled end marker is no value (decision 080)'
  if (besideNumber.test(completion))
    return 'a number with other signs beside it, or between commas that lost one, is not read (decision 080)'
  if (/["'\]}a-z]\s*;\s*["'[{]/.test(completion))
    return 'a semicolon between values is a comma (decision 080)'
  if (/(^|[\s`>])"?[[{]+\s*\\"/.test(completion))
    return 'an object escaped as a whole is read without its escapes (decision 080)'
  if (/[[,:{]\s*'[^',]*\w's?\b[^',]*'\s*[\],}]/.test(completion))
    return 'an apostrophe in single quotes is part of the word (decision 080)'
  if (/[{,]\s*["']?\w+["']?\s*=\s*["'\d{[]/.test(completion))
    return 'an equals sign stands for a colon (decision 080)'
  if (/[\u2028\u2029\x85]/.test(completion))
    return 'the line ends of Unicode are part of a text (decision 080)'
  const isUnion = outputs.some(({ type }) => /^Any$|Union\[.*\bstr\b|\bstr *\||\| *str\b/.test(type))
  return isUnion ? 'in a union with text, what was written as text is text (decision 080)' : undefined
}
