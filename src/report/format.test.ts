/** Figures as people read them. */
import { expect, it } from 'vitest'
import * as format from './format.ts'
import { table } from './table.ts'

it.each([
  ['points', format.points(0.61349), '61.3'],
  ['no points', format.points(null), '—'],
  ['an interval', format.pointsWithInterval(0.613, [0.5422, 0.68]), '61.3 [54.2, 68.0]'],
  ['points without an interval', format.pointsWithInterval(null, null), '—'],
  ['a gain', format.signedPoints(0.0204), '+2.0'],
  ['a loss', format.signedPoints(-0.0204), '-2.0'],
  ['no change', format.signedPoints(0), '0.0'],
  ['an unknown price', format.dollars(null), '?'],
  ['nothing paid', format.dollars(0), '$0.00'],
  ['cents', format.dollars(0.0123456), '$0.0123'],
  ['dollars', format.dollars(12.345), '$12.35'],
  ['simulated money', format.dollars(0.5, true), 'simulated $0.500'],
  ['milliseconds', format.duration(340.4), '340 ms'],
  ['seconds', format.duration(4_240), '4.2 s'],
  ['minutes', format.duration(185_000), '3 min 05 s'],
  ['a p value', format.pValue(0.0312), 'p = .031'],
  ['a small p value', format.pValue(0.0002), 'p < .001'],
  ['p of one', format.pValue(1), 'p = 1.000'],
  ['one model', format.modelText('openai/gpt-5-nano'), 'openai/gpt-5-nano'],
  ['a model by part', format.modelText({ ideate: 'm', rank: 'n' }), 'ideate=m, rank=n'],
  ['one', format.count(1, 'row'), '1 row'],
  ['thousands', format.count(12_345, 'row'), '12,345 rows'],
])('shows %s', (_what, text, expected) => expect(text).toBe(expected))

it('aligns a table by what is seen, without trailing spaces', () => {
  const columns = [{ heading: 'name' }, { heading: 'n', align: 'right' }, { heading: 'note' }] as const
  const rows = [
    ['日本', '7', ''],
    ['a', '1,000', 'long'],
  ]
  expect(table(columns, rows).split('\n')).toEqual(['name      n  note', '日本      7', 'a     1,000  long'])
})
