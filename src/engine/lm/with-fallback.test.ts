/** A second model: when it is asked, how it shows, and what is told when both fail. */
import { describe, expect, it } from 'vitest'
import { lmContract, scriptedLM } from '../../testing/index.ts'
import { traced } from '../context.ts'
import { LmError } from '../errors.ts'
import { predict } from '../predict/index.ts'
import { signature } from '../signature/index.ts'
import { streamOf } from './stream-of.ts'
import type { LM, LMChunk } from './types.ts'
import { withFallback } from './with-fallback.ts'

const request = { messages: [{ role: 'user', content: 'hi' }] } as const
const down = new LmError('provider_failed', 'first is down', { retryable: true })
const other = (reply: string | Error = 'x') => scriptedLM([reply], { id: 'b/other' })

/** A model that streams `pieces`, then fails. */
function breaking(...pieces: string[]): LM {
  return {
    id: 'a/first',
    generate: () => Promise.reject(down),
    async *stream() {
      for (const delta of pieces) yield { delta }
      throw down
    },
  }
}

async function chunksOf(lm: LM): Promise<LMChunk[]> {
  const chunks: LMChunk[] = []
  for await (const chunk of streamOf(lm, request)) chunks.push(chunk)
  return chunks
}

describe('contract', () =>
  lmContract(it, () =>
    withFallback(
      scriptedLM(() => 'x'),
      scriptedLM(() => 'y'),
    ),
  ))

it('leaves the other model alone while the first answers', async () => {
  const second = other()
  const answer = await withFallback(scriptedLM(['fine']), second).generate(request)
  expect(answer.text).toBe('fine')
  expect(answer.fallback).toBeUndefined()
  expect(second.requests).toEqual([])
})

it('says who answered in whose place, and why', async () => {
  const lm = withFallback(scriptedLM([down], { id: 'a/first' }), other())
  expect(lm.id).toBe('a/first')
  expect(await lm.generate(request)).toMatchObject({
    text: 'x',
    model: 'other',
    fallback: { from: 'a/first', code: 'provider_failed' },
  })
})

it.each([
  ['what the caller gave up', new LmError('aborted', 'stop', { retryable: false })],
  ['what is no failure of a provider', new TypeError('a bug')],
])('does not stand in for %s', async (_, error) => {
  const second = other()
  await expect(withFallback(scriptedLM([error]), second).generate(request)).rejects.toBe(error)
  expect(second.requests).toEqual([])
})

it('tells both errors when both fail', async () => {
  const second = new LmError('authentication_failed', 'no key', { retryable: false, status: 401 })
  await expect(withFallback(scriptedLM([down]), other(second)).generate(request)).rejects.toMatchObject({
    code: 'authentication_failed',
    status: 401,
    cause: down,
  })
})

it('shows in the trace of the call', async () => {
  const lm = withFallback(scriptedLM([down], { id: 'a/first' }), other('[[ ## answer ## ]]\nYes'))
  const { calls } = await traced(() => predict(signature('question -> answer'))({ question: 'Why?' }, { lm }))
  expect(calls).toMatchObject([
    {
      lm: 'a/first',
      warning: { code: 'model_fallback', message: 'other answered in place of a/first (provider_failed)' },
    },
  ])
})

describe('a stream', () => {
  it('changes over before its first piece', async () => {
    expect(await chunksOf(withFallback(breaking(), other('whole')))).toMatchObject([
      { delta: 'whole' },
      { completion: { text: 'whole', fallback: { from: 'a/first' } } },
    ])
  })

  it('does not after it', async () => {
    const second = other()
    await expect(chunksOf(withFallback(breaking('half'), second))).rejects.toBe(down)
    expect(second.requests).toEqual([])
  })
})
