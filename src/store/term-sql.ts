/** Terms of a search as SQL conditions with named values; nothing a user typed becomes part of the SQL. */
import type { Cell } from './column.ts'
import type { Order, Term } from './term.ts'

/** The expression of each field; `:name` in a dotted one stands for what follows its dot. */
export type FieldSql = Readonly<Record<string, string>>

/** A condition and its values. */
export interface Condition {
  readonly where: string
  readonly values: Readonly<Record<string, Cell>>
}

/** How a table searches its texts where one expression will not do. */
export type TextSql = (term: Term, name: string) => Condition

/** All terms as one condition; fields that the table does not know hold for nothing. */
export function termsSql(terms: readonly Term[], fields: FieldSql, textSql?: TextSql): Condition {
  const conditions = terms.map((term, i) => {
    const isText = textSql !== undefined && term.field === 'text' && term.op === 'holds'
    const { where, values } = isText ? textSql(term, `t${i}`) : fieldSql(term, fields, `t${i}`)
    // What has no value neither is nor is not: coalesced, so that `not` turns it over.
    return { where: `${term.isInverse ? 'NOT ' : ''}coalesce((${where}), 0)`, values }
  })
  return {
    where: ['true', ...conditions.map(({ where }) => where)].join(' AND '),
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  }
}

/** The expression of a field, dotted ones by what stands before the dot, and the value it needs. */
export function expressionOf(field: string, fields: FieldSql, name: string): Condition {
  const at = field.indexOf('.')
  const known = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (known !== undefined) return { where: known, values: {} }
  const dotted = at < 0 ? undefined : fields[`${field.slice(0, at)}.`]
  if (dotted === undefined) return { where: 'NULL', values: {} }
  return { where: dotted.replaceAll(':name', `:${name}`), values: { [name]: field.slice(at + 1) } }
}

/** The ORDER BY of an order: things without a value last, ties by `tie`, which names the direction too. */
export function orderSql({ by, isReverse = false }: Order, fields: FieldSql, tie: string): Condition {
  const { where: expression, values } = expressionOf(by, fields, 'orderName')
  return { where: `${expression} ${isReverse ? 'DESC' : 'ASC'} NULLS LAST, ${tie}`, values }
}

function fieldSql(term: Term, fields: FieldSql, name: string): Condition {
  const { where: expression, values } = expressionOf(term.field, fields, `${name}n`)
  const given = (value: Cell) => ({ ...values, [name]: value })
  switch (term.op) {
    case 'exists':
      return { where: `${expression} IS NOT NULL AND ${expression} <> ''`, values }
    case 'holds':
      return { where: `${expression} LIKE :${name} ESCAPE '\\'`, values: given(`%${escaped(term.value)}%`) }
    case 'fuzzy':
      return { where: `${expression} LIKE :${name} ESCAPE '\\'`, values: given(spread(term.value)) }
    case '=':
      if (typeof term.value === 'string')
        return { where: `${expression} LIKE :${name} ESCAPE '\\'`, values: given(wild(term.value)) }
      return { where: `${expression} = :${name}`, values: given(term.value) }
    default:
      return { where: `${expression} ${term.op} :${name}`, values: given(term.value) }
  }
}

function escaped(text: string | number): string {
  return String(text).replace(/[\\%_]/g, '\\$&')
}

/** `*` stands for anything. */
function wild(text: string): string {
  return escaped(text).replaceAll('*', '%')
}

function spread(text: string | number): string {
  return `%${[...String(text)].map(escaped).join('%')}%`
}
