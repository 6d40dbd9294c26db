/** Search: which rows hold a text. */
import { describe, expect, it } from 'vitest'
import { newRow, newRun, testStore } from './test-support.ts'
import type { RowQuery } from './types.ts'

describe('rows that hold a text', () => {
  function withTexts() {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    store.addRows(runId, [
      newRow(0, { exampleId: 'first-One', inputs: { question: 'plain' }, prediction: { answer: 'Lima' } }),
      newRow(1, {
        inputs: { items: ['a', { deep: 'Größe "XL"\nnext line' }] },
        prediction: { answer: 'ÅNGSTRÖM' },
      }),
      newRow(2, {
        inputs: { rate: '100 % sure_ly', count: 4711 },
        prediction: undefined,
        error: { code: 'provider_error', message: 'no answer', at: 'program' },
      }),
      newRow(3, {
        inputs: { question: 'back\\slash', flag: true, none: null },
        labels: { answer: 'label only' },
      }),
    ])
    return (text: string, which?: RowQuery['which']) => {
      const found = store.rows({ runId, text, which }).map(({ index }) => index)
      expect(store.countRows({ runId, text, which })).toBe(found.length)
      return found
    }
  }

  it.each([
    { text: 'FIRST-one', expected: [0], why: 'the example id, case aside' },
    { text: 'lima', expected: [0, 3], why: 'the prediction' },
    { text: 'pLAIN', expected: [0], why: 'the inputs' },
    { text: 'größe', expected: [1], why: 'beyond ASCII' },
    { text: 'GRÖSSE', expected: [], why: 'but spelled as it is' },
    { text: 'ångström', expected: [1], why: 'case beyond ASCII' },
    { text: '"xl"\nNEXT', expected: [1], why: 'quotes and line ends' },
    { text: '100 % sure_', expected: [2], why: 'wild cards of SQL as they are' },
    { text: '10_ %', expected: [], why: 'wild cards of SQL are none' },
    { text: '4711', expected: [2], why: 'numbers' },
    { text: '3', expected: [3], why: 'the index of a row' },
    { text: 'k\\s', expected: [3], why: 'a backslash' },
    { text: 'question', expected: [], why: 'not the names of fields' },
    { text: '":"', expected: [], why: 'not the marks of JSON' },
    { text: 'true', expected: [], why: 'not the words of JSON' },
    { text: 'null', expected: [], why: 'not the words of JSON' },
    { text: 'label only', expected: [], why: 'not the labels' },
    { text: '', expected: [0, 1, 2, 3], why: 'no text is no filter' },
  ])('$why: $text', ({ text, expected }) => {
    expect(withTexts()(text)).toEqual(expected)
  })

  it('are filtered by outcome too', () => {
    expect(withTexts()('sure', 'errors')).toEqual([2])
    expect(withTexts()('lima', 'errors')).toEqual([])
  })
})
