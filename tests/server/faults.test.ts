/** Requests over a provider with random faults: each is answered once, in a form that is promised. `npm run torture:service` sends 10 000. */
import { expect, it } from 'vitest'
import { underFire } from './under-fire.ts'

it('are answered once each with a body of the schema, and leave nothing in memory', async () => {
  const { requests, statuses, wrong, notLoggedOnce, heapMb } = await underFire(2000)
  expect(wrong).toEqual([])
  expect(notLoggedOnce).toBe(0)
  expect(Object.values(statuses).reduce((sum, n) => sum + n, 0)).toBe(requests)
  // Refusals that come by chance are waited out: hardly one of them is handed on.
  const { '429': refused = 0, ...others } = statuses
  expect(Object.keys(others).sort()).toEqual(['200', '500', '502', '504'])
  expect(refused).toBeLessThan(requests / 20)
  expect(statuses['200']).toBeGreaterThan(requests * 0.75)
  expect(heapMb[1] - heapMb[0]).toBeLessThan(10)
}, 120_000)
