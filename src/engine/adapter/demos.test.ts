/** Which demos are shown, and in which order. */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../signature/index.ts'
import { isUsable, shownDemos } from './demos.ts'

const sig = signature({
  inputs: { question: z.string(), hint: z.string().optional() },
  outputs: { answer: z.string(), why: z.string(), more: z.string().default('') },
})
const open = signature({ inputs: {}, outputs: { answer: z.string() } })

it.each([
  ['one input and one output', { question: 'q', answer: 'a' }, true],
  ['an optional input and one output', { hint: 'h', why: 'w' }, true],
  ['inputs only', { question: 'q', hint: 'h' }, false],
  ['outputs only', { answer: 'a', why: 'w' }, false],
  ['nothing of the signature', { other: 1 }, false],
  ['undefined values', { question: 'q', answer: undefined }, false],
])('a demo with %s', (_, demo, usable) => {
  expect(isUsable(sig, demo)).toBe(usable)
})

it('needs no input where the signature has none', () => {
  expect(isUsable(open, { answer: 'a' })).toBe(true)
})

it('shows incomplete demos first, each kind in its order, and leaves out the unusable', () => {
  const whole = { question: 'q', answer: 'a', why: 'w' }
  const demos = [
    { ...whole, hint: '1' },
    { question: 'q', answer: '2' },
    { question: '3' },
    { ...whole, hint: '4' },
    { hint: '5', why: 'w' },
  ]
  expect(shownDemos(sig, demos)).toEqual([
    { demo: demos[1], missing: ['why'] },
    { demo: demos[4], missing: ['question', 'answer'] },
    { demo: demos[0], missing: [] },
    { demo: demos[3], missing: [] },
  ])
})
