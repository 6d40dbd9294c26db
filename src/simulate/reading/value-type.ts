/** The types a prompt can ask for, whichever notation told them. */

/** A type of value, with the limits that were told. */
export type ValueType =
  | TextType
  | NumberType
  | ArrayType
  | { readonly kind: 'boolean' | 'null' | 'any' }
  | { readonly kind: 'choice'; readonly members: readonly Literal[] }
  | { readonly kind: 'tuple'; readonly items: readonly ValueType[] }
  | { readonly kind: 'object'; readonly fields: readonly AskedField[] }
  | { readonly kind: 'record'; readonly values: ValueType }
  | { readonly kind: 'union'; readonly options: readonly ValueType[] }

/** A value that stands for itself. */
export type Literal = string | number | boolean | null

/** Text; `min` and `max` count characters. */
export interface TextType {
  readonly kind: 'text'
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly format?: string | undefined
}

/** A number between two limits, both included. */
export interface NumberType {
  readonly kind: 'number'
  readonly isInteger: boolean
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
}

/** A list; `min` and `max` count items. */
export interface ArrayType {
  readonly kind: 'array'
  readonly items: ValueType
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** A field to be filled in: an output of a prompt, or a key of an object. */
export interface AskedField {
  readonly name: string
  readonly type: ValueType
  readonly description: string
  readonly isOptional: boolean
}

/** Values by field name. */
export type Values = Readonly<Record<string, unknown>>

/** One type out of several; literals are gathered into one choice. */
export function unionOf(options: readonly ValueType[]): ValueType {
  const literals = options.flatMap((option) => (option.kind === 'choice' ? option.members : []))
  const others = options.filter(({ kind }) => kind !== 'choice')
  const all: ValueType[] = literals.length > 0 ? [{ kind: 'choice', members: literals }, ...others] : others
  const [first] = all
  return all.length === 1 && first !== undefined ? first : { kind: 'union', options: all }
}

/** True for an object that is no list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
