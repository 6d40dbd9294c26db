/** Programs as streams: partial fields, the prediction, its cost, and leaving early. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { reply } from '../../testing/index.ts'
import { chatAdapter, jsonAdapter, xmlAdapter } from '../adapter/index.ts'
import { LmError } from '../errors.ts'
import type { Completion, LM, LMChunk, LMRequest } from '../lm/index.ts'
import { predict } from '../predict/index.ts'
import { program } from '../program/index.ts'
import { signature } from '../signature/index.ts'
import { type StreamEvent, stream } from './stream.ts'

const sig = signature('question -> title: string, items: string[]')
const values = { title: 'A long title', items: ['one', 'two'] }
const usage = { input: 3, cachedInput: 0, cacheWrite: 0, output: 5, reasoning: 0 }

function completion(text: string): Completion {
  const cost = { costUsd: 0.5, listCostUsd: 0.5, latencyMs: 1, cached: false, attempts: 1 }
  return { text, model: 'm', finishReason: 'stop', usage, ...cost }
}

/** A model that writes letter by letter, a letter each turn of the loop. */
function typist(text: string): LM & { readonly requests: LMRequest[] } {
  const requests: LMRequest[] = []
  return {
    id: 'x/typist',
    requests,
    generate: async () => completion(text),
    async *stream(request): AsyncGenerator<LMChunk> {
      requests.push(request)
      for (const delta of text) {
        if (request.signal?.aborted) throw new LmError('aborted', 'left', { retryable: false })
        yield { delta }
        await new Promise((resolve) => setImmediate(resolve))
      }
      yield { completion: completion(text) }
    },
  }
}

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('with the $name adapter', (adapter) => {
  const text = reply(sig, values, adapter)

  it('tells fields as they are written, then the prediction with its usage', async () => {
    const events = await Array.fromAsync(
      stream(predict(sig, { adapter }), { question: 'q' }, { lm: typist(text) }),
    )
    const partial = events.filter((event) => event.type === 'partial')
    expect(partial.length).toBeGreaterThan(3)
    expect(partial.map(({ part }) => part)).toContain('self')
    expect(values.title.startsWith(partial[0]?.fields.title?.trimEnd() ?? '-')).toBe(true)
    expect(partial.at(-1)?.fields).toEqual(values)
    expect(events.at(-1)).toMatchObject({
      type: 'prediction',
      value: values,
      usage,
      costUsd: 0.5,
      calls: [{ text }],
    })
  })

  it('gives the prediction of a model that cannot stream', async () => {
    const lm: LM = { id: 'x/plain', generate: async () => completion(text) }
    const events = await Array.fromAsync(stream(predict(sig, { adapter }), { question: 'q' }, { lm }))
    expect(events.at(-1)).toMatchObject({ type: 'prediction', value: values })
  })
})

const text = reply(sig, values)

it('is typed by the program', () => {
  const events = stream(predict(sig), { question: 'q' }, { lm: typist(text) })
  expectTypeOf(events).toEqualTypeOf<
    AsyncGenerator<StreamEvent<{ title: string; items: string[] }>, void, undefined>
  >()
})

it('aborts the request under way when its reader leaves', async () => {
  const lm = typist(text)
  for await (const { type } of stream(predict(sig), { question: 'q' }, { lm })) {
    expect(type).toBe('partial')
    break
  }
  expect(lm.requests[0]?.signal?.aborted).toBe(true)
})

it('names the part that writes', async () => {
  const steps = program({
    name: 'steps',
    parts: { draft: predict(sig), final: predict(sig) },
    forward: async ({ draft, final }, { question }: { question: string }) => {
      const { title } = await draft({ question })
      return final({ question: title })
    },
  })
  const events = await Array.fromAsync(stream(steps, { question: 'q' }, { lm: typist(text) }))
  const parts = events.flatMap((event) => (event.type === 'partial' ? [event.part] : []))
  expect([...new Set(parts)]).toEqual(['draft', 'final'])
  expect(events.at(-1)).toMatchObject({ type: 'prediction', usage: { input: 6, output: 10 } })
})

it('throws what the program throws', async () => {
  const events = stream(predict(sig, { maxReasks: 0 }), { question: 'q' }, { lm: typist('no form at all') })
  await expect(Array.fromAsync(events)).rejects.toMatchObject({ code: 'unparsable_completion' })
})
