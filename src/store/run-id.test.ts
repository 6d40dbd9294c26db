/** Run ids: readable, sorted by time, never twice. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runId } from './run-id.ts'

const none = () => undefined

it.each([
  { at: '2026-11-23T00:35:12.000Z', random: 0, id: '20261123T003512-0000' },
  { at: '2026-11-23T00:35:12.500Z', random: 0, id: '20261123T003512-i000' },
  { at: '2026-11-23T00:35:12.999Z', random: 0.999999, id: '20261123T003512-zzzz' },
  { at: '0999-01-02T03:04:05.001Z', random: 0.5, id: '09990102T030405-01xz' },
])('is the second and its fraction: $id', ({ at, random, id }) => {
  expect(runId({ at: new Date(at), random, newestOf: none })).toBe(id)
})

it('sorts as time does, in neighbouring milliseconds too', () => {
  const start = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  const wait = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 10 ** 12 }))
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(start, wait, chance, chance, (at, milliseconds, x, y) => {
      const first = runId({ at, random: x, newestOf: none })
      const newestOf = (second: string) => (first.startsWith(second) ? first : undefined)
      const later = new Date(at.getTime() + milliseconds)
      expect(runId({ at: later, random: y, newestOf }) > first).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

it('follows the newest of its second, whatever chance says', () => {
  const at = new Date('2026-11-23T00:35:12.100Z')
  const newestOf = () => '20261123T003512-9zzz'
  expect(runId({ at, random: 0, newestOf })).toBe('20261123T003512-a000')
})

it('goes on in the next second when one is full', () => {
  const full = (second: string) => (second === '20261123T003512-' ? `${second}zzzz` : undefined)
  const at = new Date('2026-11-23T00:35:12.345Z')
  expect(runId({ at, random: 0.5, newestOf: full })).toBe('20261123T003513-0000')
})
