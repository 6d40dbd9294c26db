/** The crowd in short: eight processes, 50 rows each. `node tests/torture/crowded.ts` does 1 000 each. */
import { expect, it } from 'vitest'
import { crowd } from './crowd.ts'

it('loses no row of eight processes that share a store', { timeout: 120_000 }, async () => {
  const report = await crowd({ processes: 8, rows: 50 })
  expect(report).toMatchObject({ rowsStored: 400, wholeRuns: 8, busyShown: 0, integrity: 'ok' })
})
