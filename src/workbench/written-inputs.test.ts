/** What `prepare` derives again is left out, what a person wrote never. */
import { expect, it } from 'vitest'
import { writtenInputs } from './written-inputs.ts'

const withCount = (inputs: Readonly<Record<string, unknown>>) => ({
  ...inputs,
  count: (inputs.texts as string[]).length,
})

it.each([
  {
    name: 'a derived field',
    prepare: withCount,
    inputs: { texts: ['a'], count: 1 },
    written: { texts: ['a'] },
  },
  {
    name: 'one that was written over it',
    prepare: (inputs: object) => ({ count: 1, ...inputs }),
    inputs: { texts: ['a'], count: 7 },
    written: { texts: ['a'], count: 7 },
  },
  { name: 'nothing without prepare', prepare: undefined, inputs: { count: 1 }, written: { count: 1 } },
])('keeps what was written: $name', ({ prepare, inputs, written }) => {
  expect(writtenInputs(inputs, prepare)).toEqual(written)
})
