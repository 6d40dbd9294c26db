/** What an export leaves behind is said, part by part. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bestOfN, image, majority, predict, program, signature } from '../engine/index.ts'
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

  it('names images that an export writes as text', () => {
    const inputs = { whole: image(), perhaps: image().nullable(), pages: z.array(image()) }
    const looking = predict(signature({ inputs, outputs: { answer: z.string() } }))
    expect(exportNotes(looking, about)).toEqual(
      ['perhaps', 'pages'].map(
        (name) => `Of \`${name}\` these are not carried over: that its images are sent as images.`,
      ),
    )
  })

  it('names forward and prepare, and fields by part', () => {
    expect(exportNotes(joined, { ...about, hasPrepare: true })).toEqual([
      'The code of the program (forward) that joins its steps is not carried over: call first, second yourself.',
      "The task's prepare, which derives inputs from others, is not carried over: hand in the derived inputs too.",
      'Of `second.answer` these are not carried over: refinements (not x).',
      'Of `second.n` these are not carried over: coercion.',
    ])
  })

  it('knows a program of one part from a lone predictor', () => {
    const wrapping = program({ name: 'one', parts: { only: plain }, forward: async () => 'done' })
    expect(exportNotes(wrapping, about)).toHaveLength(1)
  })

  it('names the code around predictors', () => {
    const lenient = predict(signature('question -> answer'), {
      onViolation: 'accept',
      check: () => undefined,
    })
    const both = program({
      name: 'both',
      parts: { a: lenient, b: majority(plain) },
      forward: async () => 'done',
    })
    expect(exportNotes(bestOfN(plain, { n: 2, reward: () => 1 }), about)).toEqual([
      'bestOfN, which runs the program in its own way, is not carried over: each call of this export asks once.',
    ])
    expect(exportNotes(bestOfN(both, { n: 2, reward: () => 1 }), about).slice(1)).toEqual([
      'bestOfN, which runs `a`, `b` in its own way, is not carried over: each call of this export asks once.',
      'majority, which runs `b` in its own way, is not carried over: each call of this export asks once.',
      'The `check` of `a`, a rule in code, is not carried over.',
      'Outputs that break a constraint are taken by `a` and refused by this export.',
    ])
  })
})
