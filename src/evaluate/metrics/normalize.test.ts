/** What counts as the same text, and what must stay different. */
import { describe, expect, it } from 'vitest'
import { answerTokens, type Normalization, normalized } from './normalize.ts'

const cases: [how: Normalization, text: string, expected: string][] = [
  ['none', ' Rome ', ' Rome '],
  ['case', ' The  City\nof\u00a0Rome ', 'the city of rome'],
  ['case', '“Rome”', '“rome”'],
  ['case', 'ﬁnal', 'final'],
  ['answer', 'The "Eiffel Tower", in Paris!', 'eiffel tower in paris'],
  ['answer', '“Rome” – Italy', 'rome italy'],
  ['answer', "don't", 'dont'],
  ['answer', 'A', 'a'],
  ['answer', 'The the', 'the the'],
  ['answer', '1,000', '1000'],
  ['answer', '(3.14).', '3.14'],
  ['answer', '-5', '-5'],
  ['answer', 'well-known', 'wellknown'],
  ['answer', '?!', '?!'],
  ['answer', '', ''],
]

it.each(cases)('%s: %j is %j', (how, text, expected) => expect(normalized(text, how)).toBe(expected))

it.each(cases.filter(([how]) => how !== 'none'))('%s: %j stays as it is the second time', (how, text) => {
  const once = normalized(text, how)
  expect(normalized(once, how)).toBe(once)
})

describe('answerTokens', () => {
  it.each([
    { text: 'The tower, in Paris', tokens: ['tower', 'in', 'paris'] },
    { text: '天氣很好', tokens: ['天', '氣', '很', '好'] },
    { text: '東京 Tower', tokens: ['東', '京', 'tower'] },
    { text: '  ', tokens: [] },
  ])('$text', ({ text, tokens }) => expect(answerTokens(text)).toEqual(tokens))
})
