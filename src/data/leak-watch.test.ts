/** Shared examples are found while two sets stream by; near copies only in sets that can be held. */
import { expect, it } from 'vitest'
import { leakWatch } from './leak-watch.ts'

const example = (id: string, ticket: string) => ({ id, inputs: { ticket }, labels: {} })
const ticket = 'My invoice for March shows the old address of our office, please send a new one.'

function sharedBy(mostNear: number) {
  const watch = leakWatch({ mostNear })
  for (let i = 0; i < 4; i += 1)
    watch.trained(example(`filler${i}`, `Parcel ${i} never came to door ${i * 7}.`))
  watch.trained(example('t', ticket))
  watch.judged(example('copy', `  ${ticket.toUpperCase()}\n`))
  watch.judged(example('edited', ticket.replace('March', 'April')))
  watch.judged(example('other', 'How do I change my password?'))
  return watch.found()
}

it('tells copies and edited copies apart', () => {
  expect(sharedBy(5)).toEqual({
    leaks: [{ trainId: 't', devId: 'copy' }],
    nearDuplicates: [{ trainId: 't', devId: 'edited', similarity: expect.any(Number) }],
  })
})

it('finds copies in sets of any size, and looks no closer at large ones', () => {
  expect(sharedBy(4)).toEqual({ leaks: [{ trainId: 't', devId: 'copy' }], nearDuplicates: [] })
})
