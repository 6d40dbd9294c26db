/** Data as source: read back as it was, laid out as formatters lay it out. */
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from './ts-literal.ts'

describe('literal', () => {
  it('is read back as it was', () => {
    const read = (value: unknown) => JSON.stringify(runInNewContext(`(${literal(value)})`))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(read(value)).toBe(JSON.stringify(value))
      }),
    )
    const own = JSON.parse('{"__proto__":{"a":1},"constructor":null}')
    expect(read(own)).toBe(JSON.stringify(own))
  })

  it.each([
    [{}, '{}'],
    [[], '[]'],
    [{ a: 1, 'b c': [null, true] }, "{ a: 1, 'b c': [null, true] }"],
    [[{ a: 1 }, { b: 2 }], '[{ a: 1 }, { b: 2 }]'],
    [
      [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
      '[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]',
    ],
    [{ text: 'a\nb' }, '{\n  text: `a\nb`,\n}'],
    [{ longer: 'x'.repeat(110) }, `{\n  longer:\n    '${'x'.repeat(110)}',\n}`],
    [{ name: 'x'.repeat(110) }, `{\n  name: '${'x'.repeat(110)}',\n}`],
    [{ a: 1e300, b: 1e-9 }, '{ a: 1e300, b: 1e-9 }'],
    [['y'.repeat(60), 'z'.repeat(60)], `[\n  '${'y'.repeat(60)}',\n  '${'z'.repeat(60)}',\n]`],
  ])('lays out %j', (value, source) => {
    expect(literal(value)).toBe(source)
  })

  it('counts what stands on the line already', () => {
    const value = { a: 'x'.repeat(80) }
    expect(literal(value, { taken: 18 })).not.toContain('\n')
    expect(literal(value, { taken: 30 })).toBe(`{\n  a: '${'x'.repeat(80)}',\n}`)
    expect(literal(value, { indent: '    ', taken: 30 })).toBe(`{\n      a: '${'x'.repeat(80)}',\n    }`)
  })
})
