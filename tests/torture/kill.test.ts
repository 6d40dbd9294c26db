/** The torture in short: five kills. `npm run torture` does 200. */
import { expect, it } from 'vitest'
import { pyRandom } from '../../src/engine/index.ts'
import { torture } from './kills.ts'

it('loses no row and pays none twice when a run is killed', async () => {
  const { random } = pyRandom(1)
  const report = await torture({ kills: 5, rows: 100, random: () => random() })
  expect(report).toMatchObject({
    ...{ kills: 5, rowsLost: 0, paidTwiceBeyondInFlight: 0, differing: 0, integrity: 'ok' },
  })
})
