/** Holm and Benjamini-Hochberg against R's p.adjust. */
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, holm } from './multiple-comparisons.ts'

const cases = [
  { p: [0.01, 0.04, 0.03, 0.005], byHolm: [0.03, 0.06, 0.06, 0.02], byBh: [0.02, 0.04, 0.04, 0.02] },
  { p: [0.2], byHolm: [0.2], byBh: [0.2] },
  { p: [0.5, 0.9, 0.7], byHolm: [1, 1, 1], byBh: [0.9, 0.9, 0.9] },
  { p: [0, 1], byHolm: [0, 1], byBh: [0, 1] },
  { p: [0.02, 0.02, 0.02], byHolm: [0.06, 0.06, 0.06], byBh: [0.02, 0.02, 0.02] },
]

describe.each(cases)('$p', ({ p, byHolm, byBh }) => {
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 14))

  it('holm', () => {
    expect(holm(p)).toEqual(close(byHolm))
  })
  it('benjaminiHochberg', () => {
    expect(benjaminiHochberg(p)).toEqual(close(byBh))
  })
  it('leaves the input as it was', () => {
    const frozen = Object.freeze([...p])
    holm(frozen)
    benjaminiHochberg(frozen)
    expect(frozen).toEqual(p)
  })
})
