/** Cassettes: what is recorded comes back, keys do not. */
import { describe, expect, it } from 'vitest'
import { type LM, LmError, predict, signature } from '../engine/index.ts'
import { lmContract } from './lm-contract.ts'
import { recordLM } from './record-lm.ts'
import { replayLM } from './replay-lm.ts'
import { reply } from './reply.ts'
import { scriptedLM } from './scripted-lm.ts'

const ask = (content: string) => ({ messages: [{ role: 'user', content }] }) as const
const through = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/** A model that answers in two pieces. */
function inPieces(script: Parameters<typeof scriptedLM>[0]): LM {
  const lm = scriptedLM(script)
  return {
    ...lm,
    async *stream(request) {
      const completion = await lm.generate(request)
      yield { delta: completion.text.slice(0, 1) }
      yield { delta: completion.text.slice(1) }
      yield { completion }
    },
  }
}

describe('contract of recordLM', () => lmContract(it, () => recordLM(scriptedLM(() => 'x'))))
describe('contract of recordLM around streams', () => lmContract(it, () => recordLM(inPieces(() => 'xyz'))))

it('records what is streamed, and no answer that was left', async () => {
  const recording = recordLM(
    inPieces(['one', new LmError('server_error', 'down', { retryable: true }), 'two']),
  )
  const pieces = await Array.fromAsync(recording.stream?.(ask('hi')) ?? [])
  expect(pieces).toMatchObject([{ delta: 'o' }, { delta: 'ne' }, { completion: { text: 'one' } }])
  await expect(Array.fromAsync(recording.stream?.(ask('hi')) ?? [])).rejects.toThrow('down')
  for await (const _piece of recording.stream?.(ask('hi')) ?? []) break
  const kept = recording.cassette().calls.map(({ completion, error }) => completion?.text ?? error?.code)
  expect(kept).toEqual(['one', 'server_error'])
})

it('a program runs the same from its cassette, for nothing', async () => {
  const sig = signature('question -> answer')
  const qa = predict(sig)
  const answer = { text: reply(sig, { answer: 'Yes' }), costUsd: 0.5 }
  const recording = recordLM(scriptedLM([answer], { id: 'openai/m' }))
  const first = await qa({ question: 'Why?' }, { lm: recording })
  const replaying = replayLM(through(recording.cassette()))
  expect(replaying.id).toBe('openai/m')
  expect(await qa({ question: 'Why?' }, { lm: replaying })).toEqual(first)
  expect(await replaying.generate(recording.cassette().calls[0]?.request ?? ask(''))).toMatchObject({
    costUsd: 0,
  })
})

it('the same request gets its answers in their order, the last for ever', async () => {
  const recording = recordLM(scriptedLM(['one', 'two']))
  for (const _ of [1, 2]) await recording.generate(ask('hi'))
  const lm = replayLM(recording.cassette())
  const texts = []
  for (const _ of [1, 2, 3]) texts.push((await lm.generate(ask('hi'))).text)
  expect(texts).toEqual(['one', 'two', 'two'])
})

it('errors come back as they were', async () => {
  const error = new LmError('rate_limited', 'slow', { retryable: true, status: 429 })
  const recording = recordLM(scriptedLM([error]))
  await expect(recording.generate(ask('hi'))).rejects.toBe(error)
  const again = replayLM(through(recording.cassette())).generate(ask('hi'))
  await expect(again).rejects.toMatchObject({ code: 'rate_limited', retryable: true, status: 429 })
  await expect(again).rejects.toBeInstanceOf(LmError)
})

it('keys are not recorded, and a request that held one is found all the same', async () => {
  const key = 'plain-key-of-the-test-42'
  const token = Buffer.from(`user:${key}`).toString('base64')
  const question = ask(`use sk-abcdef123456 or Bearer abcdef123456`)
  const recording = recordLM(scriptedLM([`${key} ${token}`]), { secrets: [key] })
  await recording.generate(question)
  const text = JSON.stringify(recording.cassette())
  for (const secret of [key, token.slice(8, 30), 'sk-abc', 'Bearer abc']) expect(text).not.toContain(secret)
  expect((await replayLM(recording.cassette()).generate(question)).text).toContain('[secret]')
})

it('a request that held a known key is found by who tells the key', async () => {
  const key = 'plain-key-of-the-test-42'
  const recording = recordLM(scriptedLM(['x']), { secrets: [key] })
  await recording.generate(ask(`with ${key}`))
  const replaying = replayLM(through(recording.cassette()), { secrets: [key] })
  expect((await replaying.generate(ask(`with ${key}`))).text).toBe('x')
})

it('a request that is not on the cassette is told', async () => {
  const recording = recordLM(scriptedLM(['x']))
  await recording.generate(ask('hi'))
  await expect(replayLM(recording.cassette()).generate(ask('who?'))).rejects.toMatchObject({
    code: 'not_recorded',
    message: expect.stringContaining('"who?"'),
  })
})

it('what is no cassette is refused', () => {
  expect(() => replayLM(JSON.parse('{"calls": 3}'))).toThrow(/recordLM/)
})

it.each(['[{}]', '[null]', '[{"request": {"messages": []}}]', '[{"completion": {"text": "x"}}]'])(
  'a cassette whose calls are %s is refused',
  (calls) => {
    const cassette = JSON.parse(`{"schemaVersion": 1, "lm": "x/y", "calls": ${calls}}`)
    expect(() => replayLM(cassette)).toThrow(expect.objectContaining({ code: 'invalid_cassette' }))
  },
)

it('the first of several repeats is the same request as one without', async () => {
  const recording = recordLM(scriptedLM(['x']))
  await recording.generate({ ...ask('hi'), repeat: 0 })
  expect((await replayLM(through(recording.cassette())).generate(ask('hi'))).text).toBe('x')
})

it('errors keep how long to wait and how often was asked', async () => {
  const details = { retryable: true, status: 429, retryAfterMs: 5000, attempts: 3 }
  const recording = recordLM(scriptedLM([new LmError('rate_limited', 'slow down', details)]))
  await recording.generate(ask('hi')).catch(() => {})
  const again = replayLM(through(recording.cassette())).generate(ask('hi'))
  await expect(again).rejects.toMatchObject({ retryAfterMs: 5000, details: { attempts: 3 } })
})
