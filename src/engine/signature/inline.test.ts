/** Inline signatures, in TypeScript's spelling and in DSPy's. */
import { describe, expect, it } from 'vitest'
import { describeType } from './describe.ts'
import { parseType } from './inline-type.ts'
import { signature } from './signature.ts'
import { wireSchema } from './wire.ts'

const told = (type: string) => describeType(wireSchema(parseType(type, type), 'field', 'input'))
const outline = (text: string) => {
  const { inputs, outputs } = signature(text)
  return [inputs, outputs]
    .map((fields) => fields.map(({ name, type }) => `${name}: ${type}`).join(', '))
    .join(' -> ')
}

describe('types', () => {
  it.each([
    ['string', 'str', 'string'],
    ['number', 'float', 'number'],
    ['integer', 'int', 'integer'],
    ['boolean', 'bool', 'boolean'],
    ['null', 'None', 'null'],
    ['unknown', 'Any', 'JSON'],
    ['unknown[]', 'list', 'JSON[]'],
    ['unknown[]', 'list[Any]', 'JSON[]'],
    ['string[]', 'list[str]', 'string[]'],
    ['string[]', 'List[str]', 'string[]'],
    ['integer[][]', 'list[list[int]]', 'integer[][]'],
    ['integer?', 'Optional[int]', 'integer|null'],
    ['integer | null', 'int | None', 'integer|null'],
    ['integer | null', 'Union[int, None]', 'integer|null'],
    ['null | integer', 'Union[None, int]', 'integer|null'],
    ['(integer | string)?', 'Optional[Union[int, str]]', 'integer|string|null'],
    ['integer | string', 'Union[int, str]', 'integer|string'],
    ["'a' | 'b'", "Literal['a', 'b']", '"a"|"b"'],
    ["'a' | 1 | true", "Literal['a', 1, True]", '"a"|1|true'],
    ["\"it's\" | 'b,c'", "Literal[\"it's\", 'b,c']", '"it\'s"|"b,c"'],
    ["('a' | 'b')[]", "list[Literal['a', 'b']]", '("a"|"b")[]'],
    ['-1 | 2.5', 'Literal[-1, 2.5]', '-1|2.5'],
    ['( string )', 'str', 'string'],
    ['(string?)[]', 'list[Optional[str]]', '(string|null)[]'],
  ])('%s is %s', (ours, theirs, type) => {
    expect([told(ours), told(theirs)]).toEqual([type, type])
  })

  it.each([
    ['dict', '{[key]: JSON}'],
    ['dict[str, int]', '{[key]: integer}'],
    ['Dict[str, Any]', '{[key]: JSON}'],
    ['dict[str, list[int]]', '{[key]: integer[]}'],
    ['list[dict[str, float]]', '{[key]: number}[]'],
    ['tuple[int, str]', '[integer, string]'],
    ['set[str]', 'string[] (no item twice)'],
    ['date', 'string (date)'],
    ['Tuple[str, ...]', 'string[]'],
    ['tuple', 'JSON[]'],
    ['frozenset[int]', 'integer[] (no item twice)'],
    ['typing.Optional[typing.List[int]]', 'integer[]|null'],
    ["Literal['it\\'s', 'a\\nb']", '"it\'s"|"a\\nb"'],
    ["Literal['a', 'a']", '"a"'],
    ["Literal['\\u00e9', '\\x41', u'b', r'\\d', 1_000]", '"é"|"A"|"b"|"\\\\d"|1000'],
    ["Literal['a',]", '"a"'],
    ['list[int,]', 'integer[]'],
    ['Union[int, str, int]', 'integer|string'],
    ['int | int', 'integer'],
    ['Optional[int] | int', 'integer|null'],
    ['Union[bool, str, int] | int', 'boolean|string|integer'],
    ['Union[Union[int, str], Optional[str]]', 'integer|string|null'],
    ['Union[list[int], List[int], set[int]]', 'integer[]|integer[] (no item twice)'],
    ['Union[date, str]', 'string (date)|string'],
    ['Optional[List]', 'JSON[]|null'],
    ['list[Dict]', '{[key]: JSON}[]'],
    ['dict[str, Set] | typing.Tuple', '{[key]: JSON[] (no item twice)}|JSON[]'],
    ['frozenset', 'JSON[] (no item twice)'],
    ['Text', 'string'],
    ['Deque[int]', 'integer[]'],
    ['DefaultDict[str, int]', '{[key]: integer}'],
    ['list [str]', 'string[]'],
    ['Optional[Optional[int]]', 'integer|null'],
    ['Union[Optional[int], str]', 'integer|string|null'],
    ['pathlib.Path', 'string (path)'],
    ["Literal['x', None]", '"x"|null'],
    ['datetime.datetime', 'ISO date-time'],
    ['datetime.time', 'string (time)'],
    ['datetime.timedelta', 'string (duration)'],
    ['uuid.UUID', 'string (uuid)'],
    ['decimal.Decimal', 'number|string (matching ^[+-]?\\d+(\\.\\d+)?$)'],
    ['bytes', 'string (binary)'],
    ['Sequence[int]', 'integer[]'],
    ['Mapping[str, int]', '{[key]: integer}'],
    ['dspy.Image', 'image'],
    ['dspy.History', 'history'],
  ])("%s has only DSPy's spelling", (theirs, type) => {
    expect(told(theirs)).toBe(type)
  })

  it.each([
    '',
    'unknown_type_zz',
    'list[unknown_type_zz]',
    'list[',
    'list[int, str]',
    'Optional[int, str]',
    'dict[str]',
    'Literal[]',
    'Literal[a]',
    'constructor',
    'toString[str]',
    'datetime.tz',
    'List',
    'Dict',
    'object',
    'range',
    "'a",
    '?',
    '[]',
    '()',
    'string |',
  ])('%o is none', (type) => {
    expect(() => parseType(type, `a -> b: ${type}`)).toThrow(
      expect.objectContaining({
        code: 'invalid_signature',
        message: expect.stringContaining(`in \`a -> b: ${type}\``),
      }),
    )
  })
})

describe('signatures', () => {
  it.each([
    ['question -> answer', 'question: string -> answer: string'],
    [' question  ,context->answer', 'question: string, context: string -> answer: string'],
    [
      'question: str, context: list[str] -> answer: str',
      'question: string, context: string[] -> answer: string',
    ],
    ['text -> score: float, ok: bool, n: int', 'text: string -> score: number, ok: boolean, n: integer'],
    [
      'questionText, HTMLBody -> answer_2, x1y2',
      'questionText: string, HTMLBody: string -> answer_2: string, x1y2: string',
    ],
    ["a -> b: Literal['p->q', 'r:s']", 'a: string -> b: "p->q"|"r:s"'],
    ["a: 'x' | 'y' , b: string? -> c", 'a: "x"|"y", b: string|null -> c: string'],
    ['-> b', ' -> b: string'],
    ['a ->', 'a: string -> '],
    ['->', ' -> '],
    ['a, a -> b, b', 'a: string -> b: string'],
    ['a -> b: None', 'a: string -> b: string'],
    ["a: list[str] = ['x', 'y'] -> b", 'a: string[] (default ["x","y"]) -> b: string'],
    ["a: dict = {'k': None} -> b", 'a: {[key]: JSON} (default {"k":null}) -> b: string'],
    ['a: list[str]=[] -> b', 'a: string[] (default []) -> b: string'],
    ['a=1 -> b', 'a: string (default "1") -> b: string'],
    ["a: str = 'x', n: int = 3 -> b: int", 'a: string (default "x"), n: integer (default 3) -> b: integer'],
    ['a: int = None -> b', 'a: integer -> b: string'],
    ['a: int? = None -> b', 'a: integer|null (default null) -> b: string'],
    ['a, -> b,', 'a: string -> b: string'],
    ['größe, 名前 -> prénom_é2', 'größe: string, 名前: string -> prénom_é2: string'],
    ['a = 1 -> b, c = 2', 'a: string (default "1") -> b: string, c: string (default "2")'],
    ['a\n-> b:\n  int', 'a: string -> b: integer'],
  ])('%o', (text, expected) => {
    expect(outline(text)).toBe(expected)
  })

  it.each([
    ['a, b', 'one arrow'],
    ['a -> b -> c', 'one arrow'],
    ['', 'one arrow'],
    ['a -> a', 'each field once'],
    ['a, a: int -> b', 'got `a: int`'],
    ['a -> b, b: int', 'got `b: int`'],
    ['class -> b', 'none that Python reserves, those with defaults last, got `class`'],
    ['a: int = 1, b -> c', 'those with defaults last, got `b`'],
    ['a -> b = 1, c', 'those with defaults last, got `c`'],
    ['a b́ -> c', 'got `a b́`'],
    ['a,, c -> b', 'got ``'],
    ['fields -> b', 'got `fields`'],
    ['_hidden -> b', 'got `_hidden`'],
    ['model_config -> b', 'got `model_config`'],
    ["a: int = 'x' -> b", "got `a: int = 'x'`"],
    ['a = b -> c', 'got `a = b`'],
    ['a: -> b', 'got `a:`'],
    ['a: int: str -> b', 'got `a: int: str`'],
    ['1a -> b', 'got `1a`'],
    ['a b -> c', 'got `a b`'],
    ['*args -> b', 'got `*args`'],
    ['constructor -> b', 'got `constructor`'],
    ['a -> __proto__', 'got `__proto__`'],
    ['a -> b: list[', 'got `list[`'],
  ])('%o is refused: %s', (text, words) => {
    expect(() => signature(text)).toThrow(
      expect.objectContaining({ code: 'invalid_signature', message: expect.stringContaining(words) }),
    )
  })

  it('leaves an item of a set out that comes again', () => {
    const { outputs } = signature('a -> b: set[str]')
    expect(outputs[0]?.schema.parse(['x', 'y', 'x'])).toEqual(['x', 'y'])
  })

  it('takes the instructions beside the text', () => {
    expect(signature('a -> b', 'Say it again.').instructions).toBe('Say it again.')
    expect(signature('a -> b').instructions).toBe('From `a` write `b`.')
  })
})
