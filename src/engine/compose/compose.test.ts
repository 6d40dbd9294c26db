/** Programs around programs: several tries, refinement, votes and the direct question. */
import { describe, expect, it } from 'vitest'
import { scriptedLM } from '../../testing/index.ts'
import { traced } from '../context.ts'
import { LmError } from '../errors.ts'
import { type Completion, withCache } from '../lm/index.ts'
import { predict } from '../predict/index.ts'
import { program } from '../program/index.ts'
import { signature } from '../signature/index.ts'
import { bestOfN, majority, refine, withDirectFallback } from './index.ts'

const sig = signature('question -> answer', 'Answer.')
const says = (answer: string) => `[[ ## answer ## ]]\n${answer}`
const ask = predict(sig, { maxReasks: 0 })
const length = ({ answer }: { answer: string }) => answer.length / 10
const failure = new LmError('server_error', 'down', { retryable: true })

describe('bestOfN', () => {
  it.each([
    { replies: ['a', 'abc', 'ab'], threshold: 1, best: 'abc', requests: 3 },
    { replies: ['a', 'abc', 'ab'], threshold: 0.3, best: 'abc', requests: 2 },
    { replies: ['ab', 'cd', 'ef'], threshold: 1, best: 'ab', requests: 3 },
    { replies: ['a', failure, 'ab'], threshold: 1, best: 'ab', requests: 3 },
  ])('of $replies until $threshold is $best', async ({ replies, threshold, best, requests }) => {
    const lm = scriptedLM(replies.map((reply) => (typeof reply === 'string' ? says(reply) : reply)))
    const tried = bestOfN(ask, { n: 3, reward: length, threshold })
    expect(await tried({ question: 'q' }, { lm, repeat: 2 })).toEqual({ answer: best })
    expect(lm.requests.map(({ repeat }) => repeat)).toEqual([6, 7, 8].slice(0, requests))
  })

  it('throws the last failure when all tries fail, and goes on for no abort', async () => {
    const tried = bestOfN(ask, { n: 2, reward: length })
    await expect(tried({ question: 'q' }, { lm: scriptedLM([failure, failure]) })).rejects.toBe(failure)
    const signal = AbortSignal.abort()
    const lm = scriptedLM([says('a')])
    await expect(tried({ question: 'q' }, { lm, signal })).rejects.toMatchObject({ code: 'aborted' })
  })

  it('takes a reward that is no number for a failed try', async () => {
    const tried = bestOfN(ask, { n: 1, reward: () => Number.NaN })
    const failed = tried({ question: 'q' }, { lm: scriptedLM([says('a')]) })
    await expect(failed).rejects.toMatchObject({
      code: 'invalid_score',
      message: expect.stringContaining('NaN'),
    })
  })

  it.each([null, '1', undefined, {}])('takes a reward of %o for a failed try', async (judged) => {
    const tried = bestOfN(ask, { n: 1, reward: () => judged as never })
    const failed = tried({ question: 'q' }, { lm: scriptedLM([says('a')]) })
    await expect(failed).rejects.toMatchObject({ code: 'invalid_score' })
  })

  it.each([
    ['no reward', {}, 'got undefined'],
    ['a number for a reward', { reward: 1 }, 'got 1'],
    ['a text for a threshold', { reward: length, threshold: '0.5' }, 'got string 0.5'],
    ['a threshold that is no number', { reward: length, threshold: Number.NaN }, 'got number NaN'],
  ])('is refused for %s, before tries are paid for', (_, options, got) => {
    for (const make of [bestOfN, refine])
      expect(() => make(ask, options as never)).toThrow(
        expect.objectContaining({ code: 'invalid_reward', message: expect.stringContaining(got) }),
      )
  })

  it.each([0, -1, 1.5])('is refused for n = %d', (n) => {
    for (const make of [() => bestOfN(ask, { n, reward: length }), () => majority(ask, { n })])
      expect(make).toThrow(expect.objectContaining({ code: 'invalid_tries' }))
  })
})

describe('refine', () => {
  it('tells the model what was wrong, and leaves the program as it is', async () => {
    const lm = scriptedLM([says('short'), says('long enough')])
    const reward = ({ answer }: { answer: string }) =>
      answer.length > 8 ? 1 : { score: 0.2, feedback: 'too short' }
    const refined = refine(ask, { reward })
    expect(await refined({ question: 'q' }, { lm })).toEqual({ answer: 'long enough' })
    const [first, second] = lm.requests.map(({ messages }) => messages[0]?.content ?? '')
    expect(first).not.toContain('too short')
    expect(second).toContain('{"answer":"short"}')
    expect(second).toContain('too short')
    expect(refined.state).toEqual(ask.state)
  })

  it('gives the best, not the last', async () => {
    const lm = scriptedLM([says('abc'), says('a'), says('ab')])
    expect(await refine(ask, { reward: length })({ question: 'q' }, { lm })).toEqual({ answer: 'abc' })
  })

  it('keeps its way to run when its state changes', async () => {
    const lm = scriptedLM([says('a'), says('ab')])
    const state = { self: { instructions: 'Say more.', demos: [] } }
    await refine(ask, { n: 2, reward: length }).withState(state)({ question: 'q' }, { lm })
    expect(lm.requests.map(({ messages }) => messages[0]?.content.startsWith('Say more.'))).toEqual([
      true,
      true,
    ])
  })
})

describe('majority', () => {
  it.each([
    { replies: ['a', 'b', 'b'], elected: 'b' },
    { replies: ['a', 'b', 'c'], elected: 'a' },
    { replies: [failure, 'b', failure], elected: 'b' },
  ])('of $replies is $elected', async ({ replies, elected }) => {
    const lm = scriptedLM(replies.map((reply) => (typeof reply === 'string' ? says(reply) : reply)))
    expect(await majority(ask, { n: 3 })({ question: 'q' }, { lm })).toEqual({ answer: elected })
  })

  it('votes on what it is told to', async () => {
    const lm = scriptedLM(['x1', 'y1', 'y2'].map(says))
    const elected = majority(ask, { n: 3, by: ({ answer }) => answer[0], concurrency: 1 })
    expect(await elected({ question: 'q' }, { lm })).toEqual({ answer: 'y1' })
  })

  it('gives nothing when it is aborted before all have voted', async () => {
    const stop = new AbortController()
    const lm = scriptedLM(() => {
      if (lm.requests.length === 2) stop.abort()
      return says('a')
    })
    const elected = majority(ask, { n: 5, concurrency: 1 })({ question: 'q' }, { lm, signal: stop.signal })
    await expect(elected).rejects.toMatchObject({ code: 'aborted' })
  })

  it('throws when every try failed', async () => {
    const lm = scriptedLM([failure, failure])
    await expect(majority(ask, { n: 2 })({ question: 'q' }, { lm })).rejects.toBe(failure)
  })
})

describe('withDirectFallback', () => {
  const steps = program({
    name: 'steps',
    signature: sig,
    parts: { first: ask },
    forward: ({ first }, inputs: { question: string }) => first(inputs),
  })

  it('asks once, plainly, when the program failed; the trace shows it', async () => {
    const lm = scriptedLM(['no form', says('direct')])
    const { value, calls } = await traced(() => withDirectFallback(steps)({ question: 'q' }, { lm }))
    expect(value).toEqual({ answer: 'direct' })
    expect(calls.map(({ part, error }) => [part, error?.code])).toEqual([
      ['first', 'unparsable_completion'],
      ['direct_fallback', undefined],
    ])
  })

  it('is not answered by the kept answer that the program failed with', async () => {
    const kept = new Map<string, Completion>()
    const scripted = scriptedLM(['no form', says('direct'), says('again')])
    const lm = withCache(scripted, {
      cache: { get: (key) => kept.get(key), set: (key, completion) => void kept.set(key, completion) },
      endpoint: 'here',
    })
    const lone = withDirectFallback(predict(sig, { maxReasks: 0 }))
    for (const _run of ['first', 'from the cache'])
      expect(await lone({ question: 'q' }, { lm })).toEqual({ answer: 'direct' })
    expect(scripted.requests).toHaveLength(2)
    // Nor is a repeat answered by what the one before it was asked directly.
    expect(await lone({ question: 'q' }, { lm, repeat: 1 })).toEqual({ answer: 'again' })
  })

  it("gives the program's own error when that fails as well", async () => {
    const lm = scriptedLM([failure, 'no form'])
    await expect(withDirectFallback(steps)({ question: 'q' }, { lm })).rejects.toBe(failure)
  })

  it('does not ask for bad inputs or when nobody waits', async () => {
    const lm = scriptedLM([])
    await expect(withDirectFallback(steps)({} as never, { lm })).rejects.toMatchObject({
      code: 'invalid_inputs',
    })
    const signal = AbortSignal.abort()
    await expect(withDirectFallback(steps)({ question: 'q' }, { lm, signal })).rejects.toMatchObject({
      code: 'aborted',
    })
    expect(lm.requests).toEqual([])
  })

  it('is refused for a program without a signature', () => {
    const untold = program({ name: 'x', parts: {}, forward: async () => ({}) })
    expect(() => withDirectFallback(untold)).toThrow(expect.objectContaining({ code: 'invalid_program' }))
  })
})
