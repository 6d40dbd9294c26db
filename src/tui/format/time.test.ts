/** Times are local and of steady width. */
import { describe, expect, it } from 'vitest'
import { moment, when } from './time.ts'

const now = new Date(2026, 10, 22, 15, 0).getTime()

describe('when', () => {
  it.each([
    { at: new Date(2026, 10, 22, 9, 5), shown: '09:05' },
    { at: new Date(2026, 10, 21, 9, 5), shown: 'Nov 21' },
    { at: new Date(2025, 11, 31, 9, 5), shown: "Dec '25" },
  ])('shows $shown', ({ at, shown }) => {
    expect(when(at.toISOString(), now)).toBe(shown)
  })

  it('is silent about what is no date', () => {
    expect([when('soon', now), moment('soon')]).toEqual(['', ''])
  })
})

describe('moment', () => {
  it('shows date and time of day', () => {
    expect(moment(new Date(2026, 0, 2, 3, 4).toISOString())).toBe('2026-01-02 03:04')
  })
})
