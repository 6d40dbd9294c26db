/** The scripted model: answers in turn, records, and says so when the script ends. */
import { describe, expect, it } from 'vitest'
import { type LMRequest, LmError, noUsage } from '../engine/index.ts'
import { lmContract } from './lm-contract.ts'
import { scriptedLM } from './scripted-lm.ts'

const request = (content: string): LMRequest => ({ messages: [{ role: 'user', content }] })

describe('contract', () => lmContract(it, () => scriptedLM(() => 'x')))

it('answers in turn and records what it was asked', async () => {
  const lm = scriptedLM([
    'plain',
    { text: 'cut', finishReason: 'length', usage: { ...noUsage, output: 9 }, costUsd: 0.5 },
    ({ messages }) => `you said ${messages[0]?.content}`,
    async () => ({ text: 'later', cached: true }),
  ])
  const requests = ['a', 'b', 'c', 'd'].map(request)
  const answers = []
  for (const one of requests) answers.push(await lm.generate(one))
  expect(answers).toEqual([
    {
      text: 'plain',
      model: 'model',
      finishReason: 'stop',
      usage: noUsage,
      costUsd: 0,
      listCostUsd: 0,
      latencyMs: 0,
      cached: false,
      attempts: 1,
    },
    expect.objectContaining({
      text: 'cut',
      finishReason: 'length',
      usage: { ...noUsage, output: 9 },
      costUsd: 0.5,
    }),
    expect.objectContaining({ text: 'you said c' }),
    expect.objectContaining({ text: 'later', cached: true }),
  ])
  expect(lm.requests).toEqual(requests)
})

it('throws the errors of its script', async () => {
  const down = new LmError('provider_failed', 'down', { retryable: true })
  const lm = scriptedLM([down, 'up'])
  await expect(lm.generate(request('a'))).rejects.toBe(down)
  expect((await lm.generate(request('b'))).text).toBe('up')
})

it('fails clearly when the script ends', async () => {
  const lm = scriptedLM(['one'], { id: 'fake/gpt' })
  await lm.generate(request('a'))
  await expect(lm.generate(request('the second question'))).rejects.toMatchObject({
    code: 'script_ended',
    message: expect.stringMatching(/^fake\/gpt: expected at most 1 requests.*the second question/),
  })
  expect(lm.id).toBe('fake/gpt')
})
