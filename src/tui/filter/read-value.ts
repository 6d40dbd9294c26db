/** Reads the value of a field in a filter: numbers with their units, choices, texts. */
import type { Term, TermOp } from '../workbench.ts'
import type { FilterField } from './fields.ts'

/** An operator and what follows. */
const compared = /^(?<op><=|>=|=|<|>)?(?<value>.*)$/s

/** Numbers and their units by kind, as factors of what the store keeps; an example of each. */
const numbers = {
  share: { units: { '': 1, '%': 0.01 }, example: '<0.5 or <50%' },
  dollars: { units: { '': 1, $: 1 }, example: '>0.01' },
  time: { units: { '': 1000, s: 1000, ms: 1, m: 60_000 }, example: '>2s or >900ms' },
  number: { units: { '': 1 }, example: '>0' },
} as const satisfies Partial<
  Record<FilterField['kind'], { units: Readonly<Record<string, number>>; example: string }>
>

const flags: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 }

/** The term, or what is wrong with the value and what is allowed. `*` stands for any value. */
export function readValue(field: FilterField, text: string): Term | string {
  const { name, kind } = field
  if (text === '*') return { field: name, op: 'exists', value: '' }
  const { op, value = '' } = compared.exec(text)?.groups ?? {}
  switch (kind) {
    case 'text':
      return textTerm(name, op as TermOp | undefined, value)
    case 'index':
      // Rows are known by their number; a text is looked for in their ids.
      return op === undefined && /^\d+$/.test(value)
        ? { field: 'index', op: '=', value: Number(value) }
        : textTerm(name, op as TermOp | undefined, value)
    case 'flag':
      return flagTerm(name, value)
    case 'choice':
      return choiceTerm(field, value)
    default:
      return numberTerm(field, { op: op as TermOp | undefined, value, ...numbers[kind] })
  }
}

function textTerm(field: string, op: TermOp | undefined, value: string): Term | string {
  if (value === '') return `${field}: a text, ${field}:=exactly or ${field}:*`
  const number = Number(value)
  if (op !== undefined && op !== '=')
    return Number.isNaN(number) ? `${field}:${op} a number` : { field, op, value: number }
  const isWhole = op === '=' || value.includes('*') || field.includes('.')
  return { field, op: isWhole ? '=' : 'holds', value }
}

function flagTerm(field: string, value: string): Term | string {
  const flag = flags[value.toLowerCase()]
  return flag === undefined ? `${field}: yes or no` : { field, op: '=', value: flag }
}

/** The start of a choice is enough. */
function choiceTerm({ name, values = [] }: FilterField, text: string): Term | string {
  const value = values.find((each) => text !== '' && each.startsWith(text.toLowerCase()))
  return value === undefined ? `${name}: ${values.join(', ')} or *` : { field: name, op: '=', value }
}

interface NumberText {
  readonly op: TermOp | undefined
  readonly value: string
  readonly units: Readonly<Record<string, number>>
  readonly example: string
}

function numberTerm({ name }: FilterField, { op = '=', value, units, example }: NumberText): Term | string {
  const [, before = '', digits, after = ''] = /^([^\d.-]*)(-?[\d.]+)([^\d.]*)$/.exec(value) ?? []
  const factor = units[before === '' ? after : before]
  const number = Number(digits)
  if (factor === undefined || digits === undefined || Number.isNaN(number))
    return `${name}: a number, as ${name}:${example}`
  return { field: name, op, value: number * factor }
}
