/** One prediction in two requests: a free answer, then the fields read out of it by another model. */
import { z } from 'zod'
import type { Adapter } from '../adapter/index.ts'
import { ParseError } from '../errors.ts'
import type { Values } from '../example.ts'
import { reshape, signature } from '../signature/index.ts'
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

/** Asks for a free answer and has the extractor of the adapter read the outputs from it. */
export async function askTwice(
  question: Question,
  extraction: NonNullable<Adapter['extraction']>,
): Promise<Values> {
  const { adapter, signature: asked } = question
  const text = await ask({
    ...question,
    signature: free,
    adapter: { ...adapter, ...asItStands },
    policy: {},
  })
  const reading = reshape<unknown, unknown>(asked, {
    inputs: free.outputs,
    instructions: 'Read the fields from the answer. Add nothing that it does not say.',
  })
  const prompt = extraction.adapter.prepare({
    signature: reading,
    instructions: reading.instructions,
    demos: [],
  })
  return ask({ ...question, ...extraction, signature: reading, prompt, inputs: text, given: question.inputs })
}
