/** A valid value of any type, by imitation of demos and by the words of the input. */
import type { ArrayType, AskedField, Values, ValueType } from '../reading/value-type.ts'
import { isPlainObject } from '../reading/value-type.ts'
import { chooseBoolean, chooseMember } from './compose-choice.ts'
import { composeNumber } from './compose-number.ts'
import { composeText, salientPhrases } from './compose-text.ts'
import type { Filling, Shown } from './filling.ts'

/** The value of a field. `shown` holds what the demos have there. */
export function composeValue(field: AskedField, filling: Filling, shown: readonly Shown[]): unknown {
  const { type, name, description } = field
  switch (type.kind) {
    case 'choice':
      return chooseMember(type.members, { ...filling, told: `${description}\n${filling.told}` }, shown)
    case 'boolean':
      return chooseBoolean(`${name.replaceAll('_', ' ')} ${description}`, filling, shown)
    case 'number':
      return composeNumber(type, name, filling, shown)
    case 'text':
    case 'any':
      return composeText(type.kind === 'text' ? type : { kind: 'text' }, name, filling, shown)
    case 'null':
      return null
    default:
      return composeCompound(field, type, { filling, shown })
  }
}

interface Source {
  readonly filling: Filling
  readonly shown: readonly Shown[]
}

type Inner = (of: ValueType, at: readonly Shown[]) => unknown

function composeCompound(field: AskedField, type: ValueType, { filling, shown }: Source): unknown {
  const inner: Inner = (of, at) => composeValue({ ...field, type: of }, filling, at)
  switch (type.kind) {
    case 'array':
      return composeArray(field, type, { filling, shown })
    case 'tuple':
      return type.items.map((item, at) =>
        inner(
          item,
          within(shown, (value) => (Array.isArray(value) ? value[at] : undefined)),
        ),
      )
    case 'object': {
      const keyed = (key: string) => within(shown, (value) => (isPlainObject(value) ? value[key] : undefined))
      return Object.fromEntries(
        type.fields.map((key) => [key.name, composeValue(key, filling, keyed(key.name))]),
      )
    }
    case 'record':
      return composeRecord(type.values, { filling, shown }, inner)
    case 'union':
      return composeUnion(type.options, { filling, shown }, inner)
    default:
      return null
  }
}

function composeRecord(values: ValueType, { filling, shown }: Source, inner: Inner): Values {
  const own = within(shown, (value) => (isPlainObject(value) ? Object.values(value)[0] : undefined))
  const keys = salientPhrases(filling).slice(0, 2)
  return Object.fromEntries(keys.map((key) => [key, inner(values, own)]))
}

/** Null only where most of the nearest demos have null. */
function composeUnion(options: readonly ValueType[], { shown }: Source, inner: Inner): unknown {
  const nearest = [...shown].sort((a, b) => b.nearness - a.nearness).slice(0, 3)
  const nulls = nearest.filter(({ value }) => value === null).length
  const option = options.find(({ kind }) => (kind === 'null') === nulls > nearest.length / 2) ?? options[0]
  return option === undefined
    ? null
    : inner(
        option,
        shown.filter(({ value }) => value !== null),
      )
}

function composeArray(field: AskedField, type: ArrayType, { filling, shown }: Source): unknown[] {
  const items = shown.flatMap(({ value, ...demo }) =>
    Array.isArray(value) ? value.map((item: unknown) => ({ value: item, ...demo })) : [],
  )
  const count = itemsWanted(type, { filling, shown })
  if (type.items.kind === 'text' && type.items.format === undefined) {
    const phrases = salientPhrases(filling)
    return Array.from(
      { length: count },
      (_, at) => phrases[at] ?? `${phrases[at % phrases.length]} ${at + 1}`,
    )
  }
  const values = Array.from({ length: count }, () =>
    composeValue({ ...field, type: type.items }, filling, items),
  )
  if (type.items.kind !== 'choice') return values
  const distinct = [...new Set([...values, ...type.items.members])]
  return distinct.slice(0, Math.max(type.min ?? 1, new Set(values).size))
}

function itemsWanted({ min, max }: ArrayType, { filling, shown }: Source): number {
  const lengths = shown
    .flatMap(({ value }) => (Array.isArray(value) ? [value.length] : []))
    .sort((a, b) => a - b)
  const told = Object.entries(filling.inputs).find(
    ([name, value]) => /count|number/i.test(name) && Number.isInteger(value),
  )?.[1]
  const wanted = typeof told === 'number' ? told : (lengths[Math.floor(lengths.length / 2)] ?? 3)
  return Math.min(max ?? Math.max(min ?? 0, 50), Math.max(min ?? 0, wanted))
}

function within(shown: readonly Shown[], pick: (value: unknown) => unknown): Shown[] {
  return shown.flatMap(({ value, ...demo }) => {
    const inner = pick(value)
    return inner === undefined ? [] : [{ value: inner, ...demo }]
  })
}
