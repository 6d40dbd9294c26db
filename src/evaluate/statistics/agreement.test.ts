/** Cohen's kappa and Krippendorff's alpha against published examples. */
import { describe, expect, it } from 'vitest'
import { cohenKappa } from './cohen-kappa.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'

/** Raters as rows, as the source prints them, turned into items as rows; '.' is a missing rating. */
const byItem = (raters: readonly string[]) => {
  const items = Array.from(raters[0] ?? '', (_, item) => raters.map((ratings) => ratings[item] ?? '.'))
  return items.map((ratings) => ratings.map((rating) => (rating === '.' ? null : rating)))
}

describe('cohenKappa', () => {
  it.each([
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      expected: 0.4,
    },
    {
      table: [
        [45, 15],
        [25, 15],
      ],
      expected: 0.130435,
    },
    {
      table: [
        [25, 35],
        [5, 35],
      ],
      expected: 0.259259,
    },
    {
      table: [
        [10, 0],
        [0, 10],
      ],
      expected: 1,
    },
    {
      table: [
        [0, 10],
        [10, 0],
      ],
      expected: -1,
    },
    {
      table: [
        [5, 5],
        [5, 5],
      ],
      expected: 0,
    },
    {
      table: [
        [0.2, 0.05],
        [0.1, 0.15],
      ],
      expected: 0.4,
    },
    {
      table: [
        [8, 1, 1],
        [0, 9, 1],
        [2, 0, 8],
      ],
      expected: 0.75,
    },
  ])('$table', ({ table, expected }) => {
    expect(cohenKappa(table)).toBeCloseTo(expected, 6)
  })

  it('is 0, not refused, when only one rater uses one category', () => {
    expect(
      cohenKappa([
        [7, 3],
        [0, 0],
      ]),
    ).toBe(0)
  })
})

describe('krippendorffAlpha', () => {
  it.each([
    { name: 'two raters, yes/no (2011, A)', raters: ['0100000000', '1110010010'], expected: 0.095 },
    { name: 'two raters, letters (2011, B)', raters: ['aabbdcccedda', 'babbbccceddd'], expected: 0.692 },
    {
      name: 'four raters with gaps (2011, C)',
      raters: ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'],
      expected: 0.743,
    },
    { name: 'full agreement', raters: ['xyz', 'xyz', 'xyz'], expected: 1 },
    { name: 'full disagreement', raters: ['xy', 'yx'], expected: -0.5 },
  ])('$name', ({ raters, expected }) => {
    expect(krippendorffAlpha(byItem(raters))).toBeCloseTo(expected, 3)
  })

  it('leaves out items with one rating or none', () => {
    const rated = byItem(['0100000000', '1110010010'])
    expect(krippendorffAlpha([...rated, ['1', null], [null, null], []])).toBe(krippendorffAlpha(rated))
  })

  it('tells true from 1 and from "true"', () => {
    expect(
      krippendorffAlpha([
        [true, 1],
        ['true', true],
        [1, 1],
      ]),
    ).toBeLessThan(0.2)
  })
})
