/** Filter expressions: `score:<0.5 error:* "two words" !draft ~hmw`. All terms must hold. */
import type { Term } from '../workbench.ts'
import type { FilterField } from './fields.ts'
import { readValue } from './read-value.ts'

/** What an expression means, or what is wrong with it and what is allowed. */
export type Filter = { readonly terms: readonly Term[] } | { readonly problem: string }

/** What stands between spaces outside of quotes; a quote that is still open reaches to the end. */
const words = /(?:[^\s"]|"[^"]*"?)+/g

/** Marks, a field with its colon, and what follows. */
const parts = /^(?<marks>[!~]*)(?:(?<field>[A-Za-z]\w*(?:\.[^:"]*)?):)?(?<rest>.*)$/s

/** Reads an expression; the empty one holds for everything. */
export function parseFilter(text: string, fields: readonly FilterField[]): Filter {
  const terms: Term[] = []
  for (const [word] of text.matchAll(words)) {
    const { marks = '', field, rest = '' } = parts.exec(word)?.groups ?? {}
    const value = rest.replaceAll('"', '')
    const term = field === undefined ? textTerm(value, marks) : fieldTerm(field, value, fields)
    if (typeof term === 'string') return { problem: term }
    if (term !== undefined) terms.push(marks.includes('!') ? { ...term, isInverse: true } : term)
  }
  return { terms }
}

/** One value in an expression, in quotes where it needs them. */
export function quoted(value: string): string {
  return /[\s":]/.test(value) ? `"${value.replaceAll('"', '')}"` : value
}

/** Nothing yet while only marks have been typed. */
function textTerm(value: string, marks: string): Term | undefined {
  if (value === '') return undefined
  return { field: 'text', op: marks.includes('~') ? 'fuzzy' : 'holds', value }
}

function fieldTerm(name: string, value: string, fields: readonly FilterField[]): Term | string {
  const field = fields.find((each) => isNamed(each, name))
  if (field === undefined)
    return `no field ${name}: there are ${namesOf(fields)}; "${name}:…" in quotes is text`
  return readValue({ ...field, name }, value)
}

function isNamed(field: FilterField, name: string): boolean {
  if (!field.name.endsWith('.')) return field.name === name
  return name.startsWith(field.name) && name.length > field.name.length
}

function namesOf(fields: readonly FilterField[]): string {
  return fields.map(({ name }) => (name.endsWith('.') ? `${name}<key>` : name)).join(' ')
}
