/** Nothing of a signature is left out of its prompt: take any fact away, and the prompt is another. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { scriptedLM } from '../../testing/index.ts'
import { signature } from '../signature/index.ts'
import { chatAdapter } from './chat.ts'
import { jsonAdapter } from './json.ts'
import { twoStepAdapter } from './two-step.ts'
import type { Adapter } from './types.ts'
import { xmlAdapter } from './xml.ts'

const whole = {
  instructions: 'Plan the trip.',
  inputs: {
    city: z.string().describe('where to'),
    nights: z.int().min(1).max(9),
    pace: z.enum(['slow', 'fast']),
    budget: z.object({ amount: z.number().positive().describe('all in'), currency: z.string().length(3) }),
    wishes: z.array(z.string()).optional(),
  },
  outputs: {
    title: z.string().min(3).max(60).describe('a headline'),
    days: z.array(z.object({ day: z.int(), plan: z.string().describe('one line') })).min(1),
    mood: z.enum(['calm', 'wild', 'odd']),
    price: z.number().nullable(),
    code: z.string().regex(/^[A-Z]+$/),
    stars: z.int().default(3),
    tip: z
      .string()
      .refine(() => true, 'at most one sentence')
      .optional(),
    from: z.date().min(new Date('2026-01-01')),
    extras: z.record(z.enum(['food', 'fun']), z.boolean()),
    kind: z.discriminatedUnion('k', [
      z.object({ k: z.literal('tour') }),
      z.object({ k: z.literal('stay'), at: z.string() }),
    ]),
  },
}
const values = {
  city: 'Oslo',
  nights: 2,
  pace: 'slow',
  budget: { amount: 1, currency: 'NOK' },
  wishes: ['sea'],
}

type Fields = Record<string, z.ZodType>

function promptOf(
  adapter: Adapter,
  { instructions, inputs, outputs }: { instructions: string; inputs: Fields; outputs: Fields },
) {
  const sig = signature({ instructions, inputs, outputs })
  const { preamble, ask } = adapter.prepare({ signature: sig, instructions, demos: [] })
  return [...preamble, ask(values)].map(({ content }) => content).join('\n')
}

const without = (fields: Fields, name: string) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
const withInput = (change: Fields) => ({ ...whole, inputs: { ...whole.inputs, ...change } })
const withOutput = (change: Fields) => ({ ...whole, outputs: { ...whole.outputs, ...change } })

const changes: [string, Parameters<typeof promptOf>[1]][] = [
  ['the instructions', { ...whole, instructions: '' }],
  ...Object.keys(whole.inputs).map((name): (typeof changes)[number] => [
    `the input ${name}`,
    { ...whole, inputs: without(whole.inputs, name) },
  ]),
  ...Object.keys(whole.outputs).map((name): (typeof changes)[number] => [
    `the output ${name}`,
    { ...whole, outputs: without(whole.outputs, name) },
  ]),
  ['the description of an input', withInput({ city: z.string() })],
  ['a limit of an input', withInput({ nights: z.int().min(1) })],
  ['the type of an input', withInput({ nights: z.number().min(1).max(9) })],
  ['a member of an input', withInput({ pace: z.enum(['slow']) })],
  [
    'a nested description of an input',
    withInput({ budget: z.object({ amount: z.number().positive(), currency: z.string().length(3) }) }),
  ],
  [
    'a nested limit of an input',
    withInput({
      budget: z.object({ amount: z.number().describe('all in'), currency: z.string().length(3) }),
    }),
  ],
  [
    'a nested key of an input',
    withInput({ budget: z.object({ amount: z.number().positive().describe('all in') }) }),
  ],
  ['the description of an output', withOutput({ title: z.string().min(3).max(60) })],
  ['a limit of an output', withOutput({ title: z.string().min(3).describe('a headline') })],
  ['the other limit of an output', withOutput({ title: z.string().max(60).describe('a headline') })],
  [
    'the limit of a list',
    withOutput({ days: z.array(z.object({ day: z.int(), plan: z.string().describe('one line') })) }),
  ],
  [
    'a nested description',
    withOutput({ days: z.array(z.object({ day: z.int(), plan: z.string() })).min(1) }),
  ],
  [
    'a nested type',
    withOutput({
      days: z.array(z.object({ day: z.number(), plan: z.string().describe('one line') })).min(1),
    }),
  ],
  ['a member of an enum', withOutput({ mood: z.enum(['calm', 'wild']) })],
  ['that it may be null', withOutput({ price: z.number() })],
  ['a pattern', withOutput({ code: z.string() })],
  ['a default', withOutput({ stars: z.int() })],
  ['a rule', withOutput({ tip: z.string().optional() })],
  ['that it may be left out', withOutput({ tip: z.string().refine(() => true, 'at most one sentence') })],
  ['the limit of a date', withOutput({ from: z.date() })],
  ['a key of a record', withOutput({ extras: z.record(z.enum(['food']), z.boolean()) })],
  ['a member of a union', withOutput({ kind: z.object({ k: z.literal('tour') }) })],
]

describe.each([chatAdapter, jsonAdapter, xmlAdapter, twoStepAdapter({ extractor: scriptedLM([]) })])(
  'the prompt of the $name adapter',
  (adapter) => {
    it.each(changes)('holds %s', (_, changed) => {
      expect(promptOf(adapter, changed)).not.toBe(promptOf(adapter, whole))
    })

    it('is the same for the same signature', () => {
      expect(promptOf(adapter, { ...whole })).toBe(promptOf(adapter, whole))
    })
  },
)
