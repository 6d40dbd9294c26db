/** What was saved is read as far as it can be, and never stands in the way. */
import { describe, expect, it } from 'vitest'
import { parseSaved, type Saved } from './saved.ts'

describe('parseSaved', () => {
  const whole: Saved = {
    ...{
      view: 'run/r1',
      theme: 'mono',
      runs: { filter: 'task:hmw', order: { by: 'score', isReverse: true } },
    },
    run: { id: 'r1', filter: '' },
  }

  it.each<{ text: string; saved: Saved }>([
    { text: JSON.stringify(whole), saved: whole },
    { text: '', saved: {} },
    { text: '[1, 2', saved: {} },
    { text: 'null', saved: {} },
    { text: '{"view":7,"runs":"x","run":{"filter":"a"}}', saved: {} },
    { text: '{"runs":{"filter":"a","order":{"by":7}}}', saved: { runs: { filter: 'a' } } },
  ])('$text', ({ text, saved }) => {
    expect(parseSaved(text)).toEqual(saved)
  })
})
