/** Chains of thought: reasoning comes first, once. */
import { expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { reply, scriptedLM } from '../../testing/index.ts'
import type { Program } from '../program/index.ts'
import { signature } from '../signature/index.ts'
import { chainOfThought } from './chain-of-thought.ts'

const qa = signature({ name: 'QA', inputs: { question: z.string() }, outputs: { answer: z.string() } })

it('adds reasoning before the outputs', async () => {
  const program = chainOfThought(qa)
  expectTypeOf(program).toEqualTypeOf<
    Program<{ question: string }, { reasoning: string } & { answer: string }>
  >()
  expect(program.signature?.outputs.map(({ name }) => name)).toEqual(['reasoning', 'answer'])
  expect(program.state.self?.instructions).toBe(qa.instructions)
  const lm = scriptedLM(['[[ ## reasoning ## ]]\nSun.\n[[ ## answer ## ]]\nYes'])
  expect(await program({ question: 'Why?' }, { lm })).toEqual({ reasoning: 'Sun.', answer: 'Yes' })
})

it('puts a declared reasoning first and keeps its type', async () => {
  const declared = signature({
    inputs: {},
    outputs: { answer: z.string(), reasoning: z.array(z.string()).describe('in steps') },
  })
  const program = chainOfThought(declared)
  expectTypeOf(program).returns.resolves.toEqualTypeOf<{ answer: string; reasoning: string[] }>()
  expect(program.signature?.outputs.map(({ name, description }) => [name, description])).toEqual([
    ['reasoning', 'in steps'],
    ['answer', undefined],
  ])
  const lm = scriptedLM([reply(declared, { answer: 'Yes', reasoning: ['a', 'b'] })])
  expect(await program({}, { lm })).toEqual({ answer: 'Yes', reasoning: ['a', 'b'] })
})

it('is refused where an input has the name of the output it adds', () => {
  expect(() => chainOfThought(signature('reasoning -> answer'))).toThrow(
    expect.objectContaining({ code: 'invalid_signature', message: expect.stringContaining('reasoning') }),
  )
})

it('leaves the signature as it is, and takes settings of its own', async () => {
  const lm = scriptedLM(['[[ ## reasoning ## ]]\nSun.\n[[ ## answer ## ]]\nYes'])
  await chainOfThought(qa, { lm, temperature: 0.2 })({ question: 'Why?' })
  expect(lm.requests[0]?.temperature).toBe(0.2)
  expect(qa.outputs.map(({ name }) => name)).toEqual(['answer'])
})
