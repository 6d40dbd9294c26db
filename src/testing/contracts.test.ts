/** The contract suites: kept by what is sound, broken by what is not. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Adapter,
  chatAdapter,
  type LM,
  type LMChunk,
  ParseError,
  predict,
  signature,
} from '../engine/index.ts'
import { labeledFewShot } from '../optimizers/index.ts'
import { adapterContract } from './adapter-contract.ts'
import type { DefineTest } from './define-test.ts'
import { lmContract } from './lm-contract.ts'
import { type CompilingOptimizer, optimizerContract } from './optimizer-contract.ts'
import { scriptedLM } from './scripted-lm.ts'

/** The names of the tests that fail. */
async function failing(define: (it: DefineTest) => void): Promise<string[]> {
  const tests: [string, () => void | Promise<void>][] = []
  define((name, run) => tests.push([name, run]))
  const failed: string[] = []
  for (const [name, run] of tests) {
    try {
      await run()
    } catch {
      failed.push(name)
    }
  }
  return failed
}

const sig = signature({ inputs: { question: z.string() }, outputs: { answer: z.string() } })
const trainset = ['a', 'b', 'c'].map((id) => ({ id, inputs: { question: id }, labels: { answer: id } }))
const material = () => ({ student: predict(sig), trainset: structuredClone(trainset) })

/** Shows the first examples, as many as the seed says. */
const firstFew: CompilingOptimizer = {
  name: 'first-few',
  compile: async (student, { trainset: examples, seed = 1 }) => {
    const demos = examples.slice(0, seed).map(({ inputs, labels }) => ({ ...inputs, ...labels }))
    const entries = Object.entries(student.state).map(([path, own]) => [path, { ...own, demos }] as const)
    return student.withState(Object.fromEntries(entries)) as typeof student
  },
}

describe('the optimizer contract', () => {
  describe('kept by the simplest optimizer', () => optimizerContract(it, () => firstFew, material))
  describe('kept by labeledFewShot', () => optimizerContract(it, () => labeledFewShot({ k: 2 }), material))

  const forgetful = { ...firstFew, name: 'Not A Name' }
  const greedy: CompilingOptimizer = {
    ...firstFew,
    compile: async (student, { trainset: examples }) => {
      ;(examples as unknown as unknown[]).pop()
      return student
    },
  }
  let drawn = 0
  const moody: CompilingOptimizer = {
    ...firstFew,
    compile: async (student, options) => {
      drawn += 1
      return firstFew.compile(student, { ...options, seed: drawn })
    },
  }

  it.each<[string, CompilingOptimizer]>([
    ['has a name', forgetful],
    ['leaves the student and the trainset as they are', greedy],
    ['makes equal programs from equal seeds', moody],
  ])('broken: %s', async (name, optimizer) => {
    expect(await failing((define) => optimizerContract(define, () => optimizer, material))).toEqual([name])
  })
})

describe('the LM contract', () => {
  const inner = () => scriptedLM(() => 'x')

  it.each<[string, () => LM]>([
    ['has an id', () => ({ ...inner(), id: '' })],
    [
      'refuses a request that was aborted before it was sent',
      () => ({ id: 'a/b', generate: ({ messages }) => inner().generate({ messages }) }),
    ],
    [
      'answers several requests at a time',
      () => {
        const one = scriptedLM(['x'])
        return { ...one, generate: (request) => one.generate(request) }
      },
    ],
  ])('broken: %s', async (name, makeLm) => {
    expect(await failing((define) => lmContract(define, makeLm))).toEqual([name])
  })

  const streaming = (change: (chunks: LMChunk[]) => LMChunk[]): LM => ({
    ...inner(),
    generate: inner().generate,
    async *stream(request) {
      const completion = await inner().generate(request)
      yield* change([{ delta: completion.text }, { completion }])
    },
  })

  it.each<[string, (chunks: LMChunk[]) => LMChunk[]]>([
    ['without its completion', (chunks) => chunks.slice(0, 1)],
    ['of nothing', () => []],
    ['with another text', (chunks) => [{ delta: 'y' }, ...chunks]],
    ['with the completion first', (chunks) => chunks.reverse()],
  ])('broken: a stream %s', async (_, change) => {
    const name = 'streams, if it does, the text of the completion that comes last'
    expect(await failing((define) => lmContract(define, () => streaming(change)))).toEqual([name])
    expect(await failing((define) => lmContract(define, () => streaming((same) => same)))).toEqual([])
  })

  it('broken: answers with a whole completion', async () => {
    const wrong = scriptedLM(() => ({
      text: 'x',
      usage: { input: 1, cachedInput: 2, cacheWrite: 0, output: 0, reasoning: 0 },
    }))
    expect(await failing((define) => lmContract(define, () => wrong))).toContain(
      'answers with a whole completion and leaves the request as it is',
    )
  })
})

describe('the adapter contract', () => {
  const failures = (change: Partial<Adapter>) =>
    failing((define) => adapterContract(define, { ...chatAdapter, name: 'wrong', ...change }))

  it.each<[string, Partial<Adapter>]>([
    [
      'reads back what it calls a good reply',
      { parse: (of, text) => ({ ...chatAdapter.parse(of, text), title: 'x' }) },
    ],
    [
      'throws ParseError, naming what is missing, for what it cannot read',
      {
        parse: (of, text) => {
          try {
            return chatAdapter.parse(of, text)
          } catch {
            throw new ParseError('no', { missing: [], text })
          }
        },
      },
    ],
    [
      'shows usable demos only, the incomplete ones first',
      {
        prepare: (prompt) => ({
          ...chatAdapter.prepare(prompt),
          preamble: chatAdapter.prepare(prompt).preamble.slice(0, 3),
        }),
      },
    ],
  ])('broken: %s', async (name, change) => {
    expect(await failures(change)).toEqual([name])
  })

  it('broken: the inputs are not asked with', async () => {
    const prepare: Adapter['prepare'] = (prompt) => ({
      ...chatAdapter.prepare(prompt),
      ask: () => ({ role: 'user', content: 'go' }),
    })
    expect(await failures({ prepare })).toEqual([
      'prepares the same prompt for the same signature and changes nothing it is given',
    ])
  })
})
