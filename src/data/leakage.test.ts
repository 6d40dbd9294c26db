/** An example that stands in both sets is found however it is written. */
import { expect, it } from 'vitest'
import type { Example, Values } from '../engine/index.ts'
import { findLeaks } from './leakage.ts'

const exampleOf = (id: string, inputs: Values): Example => ({ id, inputs, labels: { from: id } })
const train = [
  exampleOf('t1', { notes: ['Carers wait', 'Trains are late'], count: 5 }),
  exampleOf('t2', { notes: ['Fees are hidden'] }),
]

it.each([
  { name: 'the same inputs', inputs: { notes: ['Carers wait', 'Trains are late'], count: 5 }, trainId: 't1' },
  {
    name: 'other order of keys',
    inputs: { count: 5, notes: ['Carers wait', 'Trains are late'] },
    trainId: 't1',
  },
  { name: 'other letter case', inputs: { notes: ['FEES are hidden'] }, trainId: 't2' },
  { name: 'other white space', inputs: { notes: [' Fees\n are\u00a0 hidden '] }, trainId: 't2' },
  { name: 'another word', inputs: { notes: ['Fees are shown'] }, trainId: undefined },
  {
    name: 'another number',
    inputs: { notes: ['Carers wait', 'Trains are late'], count: 4 },
    trainId: undefined,
  },
  { name: 'words joined', inputs: { notes: ['Feesare hidden'] }, trainId: undefined },
])('$name', ({ inputs, trainId }) => {
  const leaks = findLeaks(train, [exampleOf('other', { notes: [] }), exampleOf('d', inputs)])
  expect(leaks).toEqual(trainId === undefined ? [] : [{ trainId, devId: 'd' }])
})
