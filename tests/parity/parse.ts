/** Parity of `parse.jsonl`: what an adapter reads from a completion, and how it fails. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { chatAdapter, checkFields, jsonAdapter, ParseError, signature } from '../../src/engine/index.ts'
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
    expected: fact.ok ? { value: fact.value } : failureOf(fact),
    actual: () => read(fact, types),
    deviation: deviationOf(fact),
  }
}

/** An error's kind. A text without any object lacks every field: one kind here. */
function failureOf({ reason, missing, field, outputs }: Parse) {
  if (reason === 'bad_value') return { reason, field }
  return { reason: 'missing_fields', missing: missing ?? outputs.map(({ name }) => name) }
}

function read({ adapter, outputs, completion, python_spelling = [] }: Parse, types: RecordedTypes) {
  const fields = outputs.map(({ name, type }) => [name, recordedType(type, types)] as const)
  const sig = signature({ inputs: { q: z.string() }, outputs: Object.fromEntries(fields) })
  try {
    const raw = (adapter === 'chat' ? chatAdapter : jsonAdapter).parse(sig, completion)
    const { values, problems } = checkFields(sig.outputs, raw, 'model')
    if (problems[0]) return { reason: 'bad_value', field: problems[0].field }
    // What is no text in the reply is told as JSON here and as Python's str() there: the same value, spelled otherwise.
    const spelled = python_spelling.map((name) => [name, pythonText(JSON.parse(String(values[name])))])
    return { value: { ...values, ...Object.fromEntries(spelled) } }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return { reason: 'missing_fields', missing: error.missing }
  }
}

function deviationOf({ suspect, value = {}, outputs }: Parse): string | undefined {
  if (suspect !== undefined) return `${suspect}: not copied (decision 080)`
  if (JSON.stringify(value).includes('"$float"')) return 'NaN and Infinity are no numbers here (decision 080)'
  const isNullWord = outputs.some(
    ({ name, type }) => /Optional|None/.test(type) && /^"*(null|none)"*$/i.test(String(value[name])),
  )
  if (isNullWord)
    return 'the word null is null where the field may be null, and a text when it is quoted (decision 080)'
  const isUnion = outputs.some(({ type }) => /Union\[.*\bstr\b|\bstr *\||\| *str\b/.test(type))
  return isUnion ? 'in a union with text, what was written as text is text (decision 080)' : undefined
}
