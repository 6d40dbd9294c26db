/** Well-formed replies. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { chainOfThought, jsonAdapter, signature } from '../engine/index.ts'
import { reply } from './reply.ts'

const sig = signature({
  name: 'QA',
  inputs: { question: z.string() },
  outputs: { answer: z.string(), scores: z.array(z.number()), note: z.string().optional() },
})

it('are in the form of the adapter', () => {
  const values = { answer: 'Yes', scores: [1, 0.5] }
  expect(reply(sig, values)).toBe('[[ ## answer ## ]]\nYes\n[[ ## scores ## ]]\n[1,0.5]')
  expect(reply(sig, values, jsonAdapter)).toBe('{"answer":"Yes","scores":[1,0.5]}')
})

it('of a chain of thought have its reasoning', () => {
  const { self } = chainOfThought(sig).predictors
  if (self === undefined) throw new Error('expected a predictor')
  expect(reply(self.signature, { reasoning: 'Sun.', answer: 'Yes', scores: [] })).toMatch(
    /^\[\[ ## reasoning ## \]\]\nSun\./,
  )
})

it('refuse values that do not fit', () => {
  // @ts-expect-error the scores are numbers, and there is no field `more`
  const write = () => reply(sig, { answer: 'Yes', scores: ['high'] })
  expect(write).toThrow(
    expect.objectContaining({
      code: 'invalid_reply',
      message: expect.stringContaining('reply to QA: scores 0: '),
    }),
  )
  // @ts-expect-error the answer is missing
  expect(() => reply(sig, { scores: [] })).toThrow('answer is missing')
})
