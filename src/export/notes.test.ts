/** What an export leaves behind is said, part by part. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { predict, program, signature } from '../engine/index.ts'
import { exportNotes } from './notes.ts'

const about = { hash: 'abc', lineage: null }
const plain = predict(signature('question -> answer'))
const ruled = predict(
  signature({
    inputs: { question: z.string().max(10) },
    outputs: { answer: z.string().refine((text) => text !== 'x', 'not x'), n: z.coerce.number() },
  }),
)
const joined = program({ name: 'two', parts: { first: plain, second: ruled }, forward: async () => 'done' })

describe('exportNotes', () => {
  it('has nothing to say of a predictor that is carried over whole', () => {
    expect(exportNotes(plain, about)).toEqual([])
  })

  it('names what fields lose', () => {
    expect(exportNotes(ruled, about)).toEqual([
      'Of `answer` these are not carried over: refinements (not x).',
      'Of `n` these are not carried over: coercion.',
    ])
  })

  it('names forward and prepare, and fields by part', () => {
    expect(exportNotes(joined, { ...about, hasPrepare: true })).toEqual([
      'The code of the program (forward) that joins its steps is not carried over: call first, second yourself.',
      "The task's prepare, which derives inputs from others, is not carried over: hand in the derived inputs too.",
      'Of `second.answer` these are not carried over: refinements (not x).',
      'Of `second.n` these are not carried over: coercion.',
    ])
  })

  it('names rules over all outputs', () => {
    const checked = predict(signature('question -> answer'), { check: () => undefined })
    expect(exportNotes(checked, about)).toEqual([
      'The rule over the outputs (check) is code and not carried over.',
    ])
    const two = program({
      name: 'two',
      parts: { first: checked, second: plain },
      forward: async () => 'done',
    })
    expect(exportNotes(two, about)).toContain(
      'The rule over the outputs of first (check) is code and not carried over.',
    )
  })

  it('knows a program of one part from a lone predictor', () => {
    const wrapping = program({ name: 'one', parts: { only: plain }, forward: async () => 'done' })
    expect(exportNotes(wrapping, about)).toHaveLength(1)
  })
})
