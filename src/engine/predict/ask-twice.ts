/** One prediction in two requests: a free answer, then the fields read out of it by another model. */
import { z } from 'zod'
import type { Adapter } from '../adapter/index.ts'
import { ParseError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type AnySignature, reshape, signature } from '../signature/index.ts'
import { ask, type Question } from './ask.ts'
import { withoutThinking } from './thinking.ts'

const free = signature({
  name: 'free',
  inputs: {},
  outputs: { answer: z.string().describe('another model’s answer, in its own words') },
})

/** Reads a reply as it stands, its thinking left out; out of nothing at all an extractor could only invent values. */
const asItStands = {
  parse(_signature: unknown, text: string) {
    const answer = withoutThinking(text)
    if (answer.trim() !== '') return { answer }
    throw new ParseError('two-step adapter: expected an answer in words; got an empty reply', {
      missing: ['answer'],
      text,
    })
  },
}

/** What reads the outputs of a signature from a free answer. */
export type Reading = Pick<Question, 'signature' | 'prompt'>

/** One whose prompt is made ready by an adapter. */
export function preparedReading(asked: AnySignature, adapter: Adapter): Reading {
  const reading = reshape<unknown, unknown>(asked, {
    inputs: free.outputs,
    instructions: 'Read the fields from the answer. Add nothing that it does not say.',
  })
  const { instructions } = reading
  return { signature: reading, prompt: adapter.prepare({ signature: reading, instructions, demos: [] }) }
}

/** Asks for a free answer and has `extractor` read the outputs from it. */
export async function askTwice(
  question: Question,
  extractor: NonNullable<Adapter['extraction']> & Reading,
): Promise<Values> {
  const { adapter } = question
  const text = await ask({
    ...question,
    signature: free,
    adapter: { ...adapter, ...asItStands },
    policy: {},
  })
  return ask({ ...question, ...extractor, inputs: text, given: question.inputs })
}
