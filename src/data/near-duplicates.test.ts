/** Edited copies are found, questions of one template are not. */
import { expect, it } from 'vitest'
import type { Example, Values } from '../engine/index.ts'
import { findNearDuplicates } from './near-duplicates.ts'

const exampleOf = (id: string, inputs: Values): Example => ({ id, inputs, labels: {} })
const ticket =
  'My invoice for March shows the old address of our office, and the portal refuses to save the new one.'
const train = [
  exampleOf('t1', { ticket }),
  exampleOf('t2', { ticket: 'The app crashes on start since the last update of my phone.' }),
  ...Array.from({ length: 8 }, (_, i) =>
    exampleOf(`filler${i}`, { ticket: `Parcel number ${i} never came to door ${i * 7}.` }),
  ),
]

it.each([
  { name: 'a copy', text: ticket, trainId: 't1' },
  { name: 'other case and marks', text: ticket.toUpperCase().replaceAll(',', ' –'), trainId: 't1' },
  { name: 'a word changed', text: ticket.replace('March', 'April'), trainId: 't1' },
  { name: 'a sentence added', text: `${ticket} Please help me with this before Friday noon.`, trainId: 't1' },
  { name: 'halves swapped', text: `${ticket.slice(60)} ${ticket.slice(0, 60)}`, trainId: 't1' },
  {
    name: 'another ticket about the same',
    text: 'Our office moved: please put the new address on invoices.',
    trainId: undefined,
  },
  { name: 'nothing in common', text: 'How do I change my password?', trainId: undefined },
  { name: 'no words', text: '?!', trainId: undefined },
])('$name: $trainId', ({ text, trainId }) => {
  const found = findNearDuplicates(train, [exampleOf('d', { ticket: text })])
  expect(found.map((pair) => [pair.trainId, pair.devId])).toEqual(
    trainId === undefined ? [] : [[trainId, 'd']],
  )
})

it('does not take questions of one template for copies', () => {
  const countries = [
    'France',
    'Spain',
    'Peru',
    'Chad',
    'Japan',
    'Iran',
    'Cuba',
    'Laos',
    'Oman',
    'Togo',
    'Fiji',
    'Mali',
  ]
  const asked = countries.map((country) =>
    exampleOf(country, { question: `What is the capital of ${country}?` }),
  )
  expect(findNearDuplicates(asked.slice(0, 6), asked.slice(6))).toEqual([])
  const again = exampleOf('again', { question: 'what is the capital of  Peru' })
  expect(findNearDuplicates(asked.slice(0, 6), [...asked.slice(6), again])).toEqual([
    { trainId: 'Peru', devId: 'again', similarity: 1 },
  ])
})

it('reads every text of nested inputs and takes another threshold', () => {
  const set = [exampleOf('t', { notes: [{ text: 'one two three four' }], other: 'five six' })]
  const half = [exampleOf('d', { notes: [{ text: 'one two three' }], other: 'seven eight' })]
  expect(findNearDuplicates(set, half, 0.6)).toEqual([])
  expect(findNearDuplicates(set, half, 0.2)).toMatchObject([{ trainId: 't', devId: 'd' }])
})

it('takes seconds, not minutes, for thousands of examples', () => {
  const many = (prefix: string, salt: number) =>
    Array.from({ length: 5000 }, (_, i) =>
      exampleOf(`${prefix}${i}`, {
        text: `Please answer this question of customer ${i * salt} about order ${i} and route ${(i * 31 + salt) % 977} today`,
      }),
    )
  const started = performance.now()
  findNearDuplicates(many('t', 3), many('d', 7))
  expect(performance.now() - started).toBeLessThan(10_000)
})
