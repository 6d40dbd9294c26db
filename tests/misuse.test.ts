/** The library called wrongly, as plain JavaScript can: refused with what was expected and what was got. */
import { expect, it } from 'vitest'
import {
  chainOfThought,
  evaluate,
  type InputError,
  labeledFewShot,
  lm,
  predict,
  program,
  signature,
} from '../src/index.ts'
import { scriptedLM } from '../src/testing/index.ts'

const search = predict(signature('question -> query'))
const qa = program({
  name: 'qa',
  parts: { search },
  forward: async (parts, { question }: { question: string }) => parts.search({ question }),
})
const trainset = [{ id: '1', inputs: { question: 'q' }, labels: { query: 'w' } }]
const few = labeledFewShot()
const metric = () => 1

it.each<{ says: string; code: string; call: () => unknown }>([
  {
    says: "write chainOfThought(signature('a -> b'))",
    code: 'invalid_signature',
    call: () => chainOfThought('a -> b' as never),
  },
  {
    says: 'predict: expected a signature, as signature(…) makes, got undefined',
    code: 'invalid_signature',
    call: () => predict(undefined as never),
  },
  {
    says: 'predict: expected a signature, as signature(…) makes, got function',
    code: 'invalid_signature',
    call: () => predict(search as never),
  },
  {
    says: 'signature: expected { inputs, outputs } or a line',
    code: 'invalid_signature',
    call: () => signature(undefined as never),
  },
  {
    says: 'expected inputs as { name: z.string() }, got undefined',
    code: 'invalid_signature',
    call: () => signature({ instructions: 'Do.' } as never),
  },
  {
    says: 'program x: expected { parts, forward }, got undefined for parts',
    code: 'invalid_program',
    call: () => program({ name: 'x', forward: async () => 1 } as never),
  },
  {
    says: 'got object for parts and undefined for forward',
    code: 'invalid_program',
    call: () => program({ name: 'x', parts: { search } } as never),
  },
  {
    says: 'model: expected a text such as openai/gpt-5-nano, got undefined',
    code: 'unknown_model',
    call: () => lm(undefined as never),
  },
  {
    says: 'expected k to be a whole number, got "8"',
    code: 'invalid_option',
    call: () => labeledFewShot({ k: '8' as never }),
  },
  {
    says: 'labeledFewShot: expected a program, as predict(…)',
    code: 'invalid_program',
    call: () => few.compile(undefined as never, { trainset }),
  },
  {
    says: 'expected { trainset } with a list of examples, got undefined',
    code: 'invalid_trainset',
    call: () => few.compile(qa, {} as never),
  },
  {
    says: 'trainset[1]: expected { id, inputs, labels }, got question, query',
    code: 'invalid_trainset',
    call: () => few.compile(qa, { trainset: [...trainset, { question: 'q', query: 'w' } as never] }),
  },
  {
    says: 'evaluate: expected { devset } with examples, got undefined',
    code: 'invalid_evaluation',
    call: () => evaluate(qa, { metric } as never),
  },
  {
    says: 'evaluate: expected a program, got undefined',
    code: 'invalid_evaluation',
    call: () => evaluate(undefined as never, { devset: trainset, metric }),
  },
  {
    says: 'search: question is missing (expected string)',
    code: 'invalid_inputs',
    call: () => qa({ quesion: 'q' } as never, { lm: scriptedLM([]) }),
  },
])('$says', async ({ says, code, call }) => {
  const error: InputError = await Promise.resolve()
    .then(call)
    .then(
      () => expect.unreachable('expected a refusal'),
      (refusal: InputError) => refusal,
    )
  expect(error).toMatchObject({ name: 'InputError', code, message: expect.stringContaining(says) })
})
