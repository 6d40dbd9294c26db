/** What is read out of broken JSON, and what is not, because a value would be invented. */
import { describe, expect, it } from 'vitest'
import { numberText } from './number-text.ts'
import { pythonLiteral } from './python-literal.ts'
import { repairJson } from './repair.ts'

describe('broken JSON', () => {
  it.each<[string, unknown]>([
    // Quotes
    ["{'a': 'it is'}", { a: 'it is' }],
    ["{'a': 'it's'}", { a: "it's" }],
    ['{“a”: “b”}', { a: 'b' }],
    ['{"a": "He said "go" twice"}', { a: 'He said "go" twice' }],
    ['{"a": "x "y", z"}', { a: 'x "y", z' }],
    ['["say "x" now", "b"]', ['say "x" now', 'b']],
    ['["he said "go"", "b"]', ['he said "go"', 'b']],
    ['["the "big", the "small"", "b"]', ['the "big", the "small"', 'b']],
    ['["see, "x y". Then z", "b"]', ['see, "x y". Then z', 'b']],
    ['["x", "y "a", "b"! z"]', ['x', 'y "a", "b"! z']],
    ['["Ola, "b"]', ['Ola, ', 'b']],
    ['{"a": ["the "big""], "b": 1}', { a: ['the "big"'], b: 1 }],
    ['{"a": "x "y", "z" and "w"", "b": 1}', { a: 'x "y", "z" and "w"', b: 1 }],
    ['{"a": "use {"k": "v"} here", "b": 1}', { a: 'use {"k": "v"} here', b: 1 }],
    ['{"a": "say "x"}\nThat is "all".', { a: 'say "x' }],
    ['{"a": "Ola, "b": 30}', { a: 'Ola', b: 30 }],
    ['{"a": Ola", "b": 30}', { a: 'Ola', b: 30 }],
    ['{"a: "Ola"}', { a: 'Ola' }],
    ['{"a": 1, "b: 2}', { a: 1, b: 2 }],
    ['{a": "Ola"}', { a: 'Ola' }],
    ['["Ola, 30]', ['Ola, 30']],
    ['{"a": ["x", "y]}', { a: ['x', 'y'] }],
    ['["f(x)] and so on', ['f(x)']],
    ['[{"a": "x}]', [{ a: 'x' }]],
    ['{"a": "f(){}}', { a: 'f(){}' }],
    ['{"a": "Ola, }', { a: 'Ola' }],
    ['{"a": ""Ola"", "b": 1}', { a: 'Ola', b: 1 }],
    ['{"a": ""Ola', { a: 'Ola' }],
    ['[""Ola"", "x""]', ['Ola', 'x']],
    ['[""it\'s"", \'\'"x"\'\']', ["it's", '"x"']],
    ['["", "", ""', ['', '']],
    ['{"a": "x\n", "b": "y\nz \n",}', { a: 'x', b: 'y\nz' }],
    // Escapes
    ['{"a": "C:\\dir\\new",}', { a: 'C:\\dir\new' }],
    ['["\\x41", "\\u12",]', ['A', '\\u12']],
    ['{\\"a\\": \\"b\\"}', { a: 'b' }],
    ['["a\\"]', ['a"]']],
    ['{"a": "{\\"b\\": \\"it\'s\\", \\"c\\": 1}",}', { a: '{"b": "it\'s", "c": 1}' }],
    ['["{\\"a\\": 1}",]', ['{"a": 1}']],
    // Words without quotes
    ['{a: hello, world}', { a: 'hello, world' }],
    ['{a: hello, b: 2}', { a: 'hello', b: 2 }],
    ['[a b, c]', ['a b', 'c']],
    ['{a: None, b: True, c: FALSE}', { a: null, b: true, c: false }],
    ['{a: nothing}', { a: 'nothing' }],
    // Commas and colons
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }],
    ['{"a": 1; "b": 2}', { a: 1, b: 2 }],
    ['{"a" = 1}', { a: 1 }],
    ['{"a":: 1,,}', { a: 1 }],
    ['{"a"\\: 1, "b". : 2, "c"/ [3]}', { a: 1, b: 2, c: [3] }],
    ['{"a": "x":"b": 1}', { a: 'x', b: 1 }],
    ['{"a": "x" : "y"}', { a: 'x" : "y' }],
    // Signs around values
    ['{"a": **"x"**, "b": `{"c": 1}`}', { a: 'x', b: { c: 1 } }],
    ['[`"x"`, *"y"*]', ['x', 'y']],
    ['{"a": <b>x</b>}', { a: '<b>x</b>' }],
    ['["a" "b"]', ['a', 'b']],
    ['{"a": 1, b}', { a: '1, b' }],
    ['{"a" 5}', { a: '' }],
    ['{"a" 5, "b": 2}', { b: 2 }],
    ['{"a" {"c": 1}, "b": 2}', { b: 2 }],
    ['[{"b": 1, "a" 5}, {"a": 2}]', [{ b: 1 }, { a: 2 }]],
    // Remarks
    ['{"a": 1, // one\n"b": 2 # two\n}', { a: 1, b: 2 }],
    ['[1, /* two */ 3]', [1, 3]],
    ['{"a": "http://x.y/z", "b": "x # y",}', { a: 'http://x.y/z', b: 'x # y' }],
    ['["a", ...]', ['a']],
    // Cut off
    ['{"a": "Ol', { a: 'Ol' }],
    ['{"a": 1, "b"', { a: 1 }],
    ['{"a": 1, "b":', { a: 1, b: '' }],
    ['[{"a": 1}, {"a"', [{ a: 1 }, ['a']]],
    ['[{"a": 1}, {"', [{ a: 1 }]],
    ['{"a": [[1], [', { a: [[1]] }],
    ['```json\n{"a": 7\n```', { a: 7 }],
    ['{"a": 7\nThat is all', { a: 7 }],
    ['```json\n["a", "b"\n```\nThat is all', ['a', 'b']],
    ['(Here it is: {"a": 1, "b": 2} as asked)', { a: 1, b: 2 }],
    // Brackets
    ['{{"a": 1}}', { a: 1 }],
    ['{"a": 1}, "b": 2}', { a: 1, b: 2 }],
    ['"a": 1}', { a: 1 }],
    ['"a": {"b": 1}, "c": [2]}', { a: { b: 1 }, c: [2] }],
    ['("a", "b")', ['a', 'b']],
    ['{"a", "b"}', ['a', 'b']],
    ['({"a": 1, "b": [2, 3]})', { a: 1, b: [2, 3] }],
    ['([1, 2],)', [[1, 2]]],
    ['{...}', []],
    ['{[]}', []],
    ['[{"a": 1, {"a": 2}]', [{ a: 1 }, { a: 2 }]],
    ['{"a": ["x"}', { a: ['x'] }],
    ['{"a": ["x", "b": 2}', { a: ['x'], b: 2 }],
    ['["a", "b": 2]', ['a', { b: 2 }]],
    // Several
    ['{"a": 1} {"a": 2}', { a: 2 }],
    ['{"a": 1}, {"a": 2}', [{ a: 1 }, { a: 2 }]],
    ['{"a": 1} {"b": 2}', [{ a: 1 }, { b: 2 }]],
    ['Use {} or [] and {"a": 1}', { a: 1 }],
    ['no object', undefined],
    // Numbers
    ['[+1, .5, 5., 007, 1e3,]', [1, 0.5, 5, 7, 1000]],
    ['[1 2]', [1, 2]],
    ['[1 true, 2 None]', [1, true, 2, null]],
  ])('%s', (text, value) => {
    expect(repairJson(text)).toEqual(value)
  })

  it.each(['[1, 12 kg]', '[1, $5]', '[1, 50%]', '[1, 1_000]', '[1, 3/4]', '[1, 0x10]'])(
    'in %s the words are no number',
    (text) => {
      expect(repairJson(text)).toEqual([1, text.slice(4, -1)])
    },
  )

  it.each(['[1, -]', '[1, 1e]', '[1, .', '[1,,2]', '{"a": -}'])('%s is not completed', (text) => {
    expect(() => repairJson(text)).toThrow(SyntaxError)
  })

  it('that opens without end is read in a time that does not explode', () => {
    for (const piece of [
      '{',
      '[',
      '(',
      '{a ',
      '{[',
      '{"a": ""x',
      '{"a": "x" y ',
      '{"a": /*',
      "{'a': 'it's ",
    ]) {
      const started = performance.now()
      try {
        repairJson(piece.repeat(5000))
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
      expect(performance.now() - started).toBeLessThan(2000)
    }
  })
})

it.each<[string, unknown]>([
  ["'oak', 'ash'", ['oak', 'ash']],
  ['1, 2.5, -3', [1, 2.5, -3]],
  ["'oak',", ['oak']],
  ["'7'", '7'],
  ['(7)', 7],
  ['None', null],
  ['True, False', [true, false]],
  ['7 # so many', 7],
  ['oak, ash', undefined],
  ['1,000', undefined],
  ['FALSE', undefined],
  ['1_000', undefined],
  ["it's", undefined],
])('the Python literal %s', (text, value) => {
  expect(pythonLiteral(text)).toEqual(value)
})

it.each([
  ['5', '5'],
  ['5.0', '5.0'],
  ['5.50', '5.5'],
  ['1e3', '1000.0'],
  ['1e-7', '1e-07'],
  ['1e22', '1e+22'],
  ['123456789012345678901', '123456789012345678901'],
  ['-0', '0'],
  ['007', '7'],
  ['1e400', 'inf'],
])('the number %s in a text is %s', (written, text) => {
  expect(numberText(written)).toBe(text)
})
