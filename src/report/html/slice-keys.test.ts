/** Which metadata keys make a table. */
import { expect, it } from 'vitest'
import { sliceKeys } from './slice-keys.ts'

it.each([
  { name: 'two values that group', value: (i: number) => i % 2, keys: ['key'] },
  { name: 'text and booleans', value: (i: number) => (i % 2 === 0 ? 'even' : true), keys: ['key'] },
  { name: 'one value', value: () => 'same', keys: [] },
  { name: 'a value for each row', value: (i: number) => i, keys: [] },
  { name: 'more than 24 values', value: (i: number) => i % 25, keys: [] },
  { name: '24 values', value: (i: number) => i % 24, keys: ['key'] },
  { name: 'lists', value: (i: number) => [i % 2], keys: [] },
])('$name', ({ value, keys }) => {
  const found = sliceKeys()
  for (let i = 0; i < 100; i += 1) found.add({ metadata: { key: value(i) } })
  found.add({ metadata: undefined })
  expect(found.result()).toEqual(keys)
})
