/** The types of an inline signature, read from its string literal by the compiler. */

/** Values of the inputs of `'a, b: integer -> c'`. */
export type InlineInputs<Text extends string> = string extends Text
  ? Record<string, unknown>
  : Text extends `${infer Left}->${string}`
    ? Fields<Split<Left>>
    : never

/** Values of the outputs of `'a, b: integer -> c'`. */
export type InlineOutputs<Text extends string> = string extends Text
  ? Record<string, unknown>
  : Text extends `${string}->${infer Right}`
    ? Fields<Split<Right>>
    : never

type Fields<Items extends readonly string[]> = Pretty<{
  [Item in Items[number] as FieldName<Item>]: FieldType<Item>
}>

type Pretty<T> = { [Key in keyof T]: T[Key] }

type FieldName<Item extends string> = Item extends `${infer Name}:${string}` ? Trim<Name> : Trim<Item>
type FieldType<Item extends string> = Item extends `${string}:${infer Type}` ? TypeOf<Trim<Type>> : string

/** The union of the types of several texts. */
type AnyOf<Texts extends readonly string[]> = { [Text in Texts[number]]: TypeOf<Text> }[Texts[number]]

type TypeOf<Text extends string> = Text extends keyof Named
  ? Named[Text]
  : Text extends `${infer Inner}?`
    ? TypeOf<Trim<Inner>> | null
    : Bars<Text> extends readonly [infer Only extends string]
      ? Single<Trim<Only>>
      : AnyOf<Bars<Text>>

type Single<Text extends string> = Text extends `${infer Inner}[]`
  ? TypeOf<Trim<Inner>>[]
  : Text extends `(${infer Inner})`
    ? TypeOf<Trim<Inner>>
    : Text extends `${infer Head}[${infer Inner}]`
      ? Generic<Head, Split<Inner>>
      : Member<Text>

type Generic<Head extends string, Args extends readonly string[]> = Head extends 'Literal'
  ? Member<Args[number]>
  : Head extends 'Optional'
    ? TypeOf<Args[0]> | null
    : Head extends 'Union'
      ? AnyOf<Args>
      : Lowercase<Head> extends 'list' | 'set'
        ? TypeOf<Args[0]>[]
        : Lowercase<Head> extends 'tuple'
          ? { -readonly [At in keyof Args]: TypeOf<Args[At]> }
          : Args extends readonly [string, infer Value extends string]
            ? Record<string, TypeOf<Value>>
            : unknown

type Member<Text extends string> = Text extends `'${infer Inner}'` | `"${infer Inner}"`
  ? Inner
  : Text extends `${infer Value extends number}`
    ? Value
    : Text extends 'True' | 'true'
      ? true
      : Text extends 'False' | 'false'
        ? false
        : unknown

interface Named {
  string: string
  str: string
  number: number
  float: number
  integer: number
  int: number
  boolean: boolean
  bool: boolean
  null: null
  None: null
  list: unknown[]
  dict: Record<string, unknown>
  unknown: unknown
}

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `\n${infer Rest}` | `\t${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} ` | `${infer Rest}\n` | `${infer Rest}\t`
    ? Trim<Rest>
    : Text

/** Splits at top-level commas, trimmed; brackets and quotes keep theirs. */
type Split<Text extends string> = Divide<Text, ','>
/** Splits at top-level bars. */
type Bars<Text extends string> = Divide<Text, '|'>

type Divide<
  Text extends string,
  At extends string,
  Done extends string[] = [],
  Part extends string = '',
  Depth extends unknown[] = [],
  Quote extends string = '',
> = Text extends `${infer Char}${infer Rest}`
  ? Quote extends ''
    ? Char extends '[' | '('
      ? Divide<Rest, At, Done, `${Part}${Char}`, [...Depth, 0]>
      : Char extends ']' | ')'
        ? Divide<Rest, At, Done, `${Part}${Char}`, Depth extends [unknown, ...infer Less] ? Less : []>
        : Char extends "'" | '"'
          ? Divide<Rest, At, Done, `${Part}${Char}`, Depth, Char>
          : Char extends At
            ? Depth extends []
              ? Divide<Rest, At, [...Done, Trim<Part>]>
              : Divide<Rest, At, Done, `${Part}${Char}`, Depth>
            : Divide<Rest, At, Done, `${Part}${Char}`, Depth>
    : Divide<Rest, At, Done, `${Part}${Char}`, Depth, Char extends Quote ? '' : Quote>
  : Trim<Part> extends ''
    ? Done
    : [...Done, Trim<Part>]
