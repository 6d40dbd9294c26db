/** The types of programs are inferred from their parts; checked by the compiler. */
import { expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { chainOfThought, predict } from '../predict/index.ts'
import { signature } from '../signature/index.ts'
import { type Program, program } from './index.ts'

const hop = signature({
  name: 'Hop',
  instructions: 'Find the missing fact.',
  inputs: { question: z.string().describe('what the user asked') },
  outputs: { query: z.string() },
})
const answerSignature = signature('question, query -> answer: string, score: number')

const qa = program({
  name: 'qa',
  parts: { search: predict(hop), answer: chainOfThought(answerSignature) },
  forward: async ({ search, answer }, { question }: { question: string }) => {
    const { query } = await search({ question })
    return answer({ question, query })
  },
})

it('infers parts, inputs and outputs', () => {
  expectTypeOf(qa).toEqualTypeOf<
    Program<{ question: string }, { reasoning: string } & { answer: string; score: number }>
  >()
  expectTypeOf(qa.withState(qa.state)).toEqualTypeOf<typeof qa>()
})

it('knows wrong names and types', () => {
  const search = predict(hop)
  const answer = chainOfThought(answerSignature)
  const parts = { search, answer }
  const question = 'Why?'
  const wrong = () => [
    // @ts-expect-error there is no part of this name
    program({ name: 'a', parts, forward: async ({ find }) => find }),
    // @ts-expect-error the input is `question`
    program({ name: 'b', parts, forward: async (own) => own.search({ quesion: question }) }),
    // @ts-expect-error the question is a text
    program({ name: 'c', parts, forward: async (own) => own.search({ question: 5 }) }),
    // @ts-expect-error the output is `query`
    program({ name: 'd', parts, forward: async (own) => (await own.search({ question })).queries }),
    // @ts-expect-error the query is missing
    program({ name: 'e', parts, forward: async (own) => own.answer({ question }) }),
    // @ts-expect-error the program takes a question
    qa({ query: question }),
    // @ts-expect-error the program gives an answer, not answers
    async () => (await qa({ question })).answers,
    // @ts-expect-error a setting of this name does not exist
    qa({ question }, { temprature: 1 }),
  ]
  expectTypeOf(wrong).returns.toBeArray()
})

it('takes programs as parts', () => {
  const outer = program({
    name: 'outer',
    parts: { inner: qa },
    forward: async ({ inner }, { text }: { text: string }) => (await inner({ question: text })).score,
  })
  expectTypeOf(outer).toEqualTypeOf<Program<{ text: string }, number>>()
})
