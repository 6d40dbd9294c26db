/** Names as short as tell runs apart. */
import { expect, it } from 'vitest'
import { runNames } from './run-names.ts'

it.each([
  { runs: [['p', 'm']], names: ['m'] },
  {
    runs: [
      ['p', 'm'],
      ['p', 'n'],
    ],
    names: ['m', 'n'],
  },
  {
    runs: [
      ['p', 'm'],
      ['q', 'm'],
    ],
    names: ['p', 'q'],
  },
  {
    runs: [
      ['p', 'm'],
      ['q', 'm'],
      ['q', 'n'],
    ],
    names: ['p on m', 'q on m', 'q on n'],
  },
  {
    runs: [
      ['p', 'm'],
      ['p', 'm'],
    ],
    names: ['m (0)', 'm (1)'],
  },
])('$runs', ({ runs, names }) => {
  const given = runs.map(([program = '', model = ''], i) => ({ id: String(i), program, model }))
  expect([...runNames(given).values()]).toEqual(names)
})
