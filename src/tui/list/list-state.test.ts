/** Moving through lists and texts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Motion } from '../keys/motion.ts'
import { moveList, moveText, settled } from './list-state.ts'

const move = (by: number, unit: Motion['unit']): Motion => ({ type: 'moved', by, unit })

describe('moveList', () => {
  const bounds = { count: 100, height: 10 }

  it.each([
    { from: [0, 0], motion: move(1, 'line'), to: [1, 0] },
    { from: [9, 0], motion: move(1, 'line'), to: [10, 1] },
    { from: [5, 5], motion: move(-1, 'line'), to: [4, 4] },
    { from: [0, 0], motion: move(-1, 'line'), to: [0, 0] },
    { from: [99, 90], motion: move(1, 'line'), to: [99, 90] },
    { from: [2, 0], motion: move(1, 'half'), to: [7, 5] },
    { from: [2, 0], motion: move(1, 'page'), to: [11, 9] },
    { from: [50, 45], motion: move(-1, 'page'), to: [41, 36] },
    { from: [50, 45], motion: move(1, 'all'), to: [99, 90] },
    { from: [50, 45], motion: move(-1, 'all'), to: [0, 0] },
  ])('$motion.by $motion.unit from $from', ({ from: [selected = 0, top = 0], motion, to }) => {
    const list = moveList({ selected, top }, motion, bounds)
    expect([list.selected, list.top]).toEqual(to)
  })

  it('keeps the selected line in the list and on screen, whatever happens', () => {
    const motions = fc.record({
      motion: fc.record({
        type: fc.constant('moved' as const),
        by: fc.constantFrom(1, -1),
        unit: fc.constantFrom('line' as const, 'half' as const, 'page' as const, 'all' as const),
      }),
      bounds: fc.record({ count: fc.nat(50), height: fc.integer({ min: 1, max: 20 }) }),
    })
    fc.assert(
      fc.property(fc.array(motions), (steps) => {
        let list = { selected: 0, top: 0 }
        for (const { motion, bounds: room } of steps) {
          list = moveList(list, motion, room)
          expect(list.selected).toBeGreaterThanOrEqual(list.top)
          expect(list.selected).toBeLessThan(list.top + room.height)
          expect(list.selected).toBeLessThan(Math.max(1, room.count))
          expect(list.top).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('settled', () => {
  it.each([
    { list: [30, 25], bounds: { count: 10, height: 5 }, to: [9, 5] },
    { list: [3, 3], bounds: { count: 10, height: 20 }, to: [3, 0] },
    { list: [9, 0], bounds: { count: 10, height: 4 }, to: [9, 6] },
    { list: [9, 5], bounds: { count: 0, height: 4 }, to: [0, 0] },
  ])('$list within $bounds', ({ list: [selected = 0, top = 0], bounds, to }) => {
    const list = settled({ selected, top }, bounds)
    expect([list.selected, list.top]).toEqual(to)
  })
})

describe('moveText', () => {
  it.each([
    { top: 0, motion: move(1, 'line'), to: 1 },
    { top: 0, motion: move(1, 'page'), to: 9 },
    { top: 15, motion: move(1, 'half'), to: 20 },
    { top: 99, motion: move(-1, 'line'), to: 19 },
    { top: 7, motion: move(-1, 'all'), to: 0 },
    { top: 7, motion: move(1, 'all'), to: 20 },
  ])('$motion.by $motion.unit from $top', ({ top, motion, to }) => {
    expect(moveText(top, motion, { count: 30, height: 10 })).toBe(to)
  })
})
