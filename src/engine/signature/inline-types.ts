/** The types of an inline signature, read from its string literal by the compiler. */

/** Values of the inputs of `'a, b: integer -> c'`. */
export type InlineInputs<Text extends string> = string extends Text
  ? Record<string, unknown>
  : Sides<Text> extends readonly [infer Left extends string, string]
    ? Pretty<Given<Split<Left>[number]> & Defaulted<Split<Left>[number]>>
    : never

/** Values of the outputs of `'a, b: integer -> c'`. */
export type InlineOutputs<Text extends string> = string extends Text
  ? Record<string, unknown>
  : Sides<Text> extends readonly [string, infer Right extends string]
    ? Pretty<{ [Item in Split<Right>[number] as FieldName<Item>]: FieldType<Item> }>
    : never

/** What stands before and after the arrow; an arrow inside quotes is text. */
type Sides<Text extends string> = Text extends `${infer Left}->${infer Right}`
  ? Right extends `${string}->${string}`
    ? Outside<Divide<Text, '>'>>
    : [Left, Right]
  : never

type Outside<Parts extends readonly string[]> = Parts extends readonly [
  `${infer Left}-`,
  ...infer Rest extends readonly string[],
]
  ? [Left, Rest extends readonly [infer Right extends string] ? Right : '']
  : never

type Given<Items extends string> = {
  [Item in Items as HasDefault<Item> extends true ? never : FieldName<Item>]: FieldType<Item>
}
type Defaulted<Items extends string> = {
  [Item in Items as HasDefault<Item> extends true ? FieldName<Item> : never]?: FieldType<Item> | undefined
}

type HasDefault<Item extends string> = Divide<Item, '='> extends readonly [string, string] ? true : false
/** An item without its default. */
type Bare<Item extends string> =
  Divide<Item, '='> extends readonly [infer Text extends string, string] ? Text : Item

type Pretty<T> = { [Key in keyof T]: T[Key] }

type FieldName<Item extends string> =
  Bare<Item> extends `${infer Name}:${string}` ? Trim<Name> : Trim<Bare<Item>>
type FieldType<Item extends string> =
  Bare<Item> extends `${string}:${infer Type}` ? Typed<Trim<Type>> : string

/** DSPy takes a field of type None for one without a type. */
type Typed<Text extends string> = Text extends 'None' ? string : TypeOf<Text>

/** The union of the types of several texts. */
type AnyOf<Texts extends readonly string[]> = { [Text in Texts[number]]: TypeOf<Text> }[Texts[number]]

type TypeOf<Text extends string> = Text extends `typing.${infer Own}`
  ? TypeOf<Own>
  : Text extends keyof Named
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
      ? Generic<Trim<Head>, Split<Inner>>
      : Member<Text>

type Generic<Head extends string, Args extends readonly string[]> = Head extends 'Literal'
  ? LiteralMember<Args[number]>
  : Head extends 'Optional'
    ? TypeOf<Args[0]> | null
    : Head extends 'Union'
      ? AnyOf<Args>
      : Lowercase<Head> extends ListLike
        ? TypeOf<Args[0]>[]
        : Lowercase<Head> extends 'tuple'
          ? Args extends readonly [infer Item extends string, '...']
            ? TypeOf<Item>[]
            : { -readonly [At in keyof Args]: TypeOf<Args[At]> }
          : Args extends readonly [string, infer Value extends string]
            ? Record<string, TypeOf<Value>>
            : unknown

/** Names of lists in Python, in lower case. */
type ListLike =
  | 'list'
  | 'set'
  | 'frozenset'
  | 'sequence'
  | 'iterable'
  | 'collection'
  | 'abstractset'
  | 'deque'
  | 'mutablesequence'

type LiteralMember<Text extends string> = Text extends 'None' | 'null' ? null : Member<Text>

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
  Text: string
  number: number
  float: number
  integer: number
  int: number
  boolean: boolean
  bool: boolean
  null: null
  None: null
  NoneType: null
  list: unknown[]
  tuple: unknown[]
  set: unknown[]
  frozenset: unknown[]
  List: unknown[]
  Tuple: unknown[]
  Sequence: unknown[]
  Iterable: unknown[]
  Set: unknown[]
  FrozenSet: unknown[]
  dict: Record<string, unknown>
  Dict: Record<string, unknown>
  Mapping: Record<string, unknown>
  unknown: unknown
  date: string
  datetime: Date
  'datetime.date': string
  'datetime.datetime': Date
  'datetime.time': string
  'datetime.timedelta': string
  'uuid.UUID': string
  'decimal.Decimal': number | string
  'pathlib.Path': string
  bytes: string
  complex: string
  'dspy.Image': string
  'dspy.History': Record<string, unknown>[]
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
