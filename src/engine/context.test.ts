/** Settings by level, models by part, and contexts that never mix. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ScriptedLM, scriptedLM } from '../testing/index.ts'
import { jsonAdapter } from './adapter/index.ts'
import { configure, currentPath, lmFor, traced, withCallSink, withContext } from './context.ts'
import type { LM } from './lm/index.ts'
import { predict } from './predict/index.ts'
import { program } from './program/index.ts'
import { signature } from './signature/index.ts'

const echo = signature({ name: 'Echo', inputs: { text: z.string() }, outputs: { word: z.string() } })
const say = (id: string): ScriptedLM => scriptedLM(() => `[[ ## word ## ]]\n${id}`, { id })
const ask = predict(echo)
const inputs = { text: 'x' }

describe('a setting', () => {
  const own = predict(echo, { lm: say('own') })

  it('is taken from the call, else the predictor, else the context, else the configuration', async () => {
    const inContext = <T>(run: () => Promise<T>) => withContext({ lm: say('context') }, run)
    configure({ lm: say('configured') })
    expect(await ask(inputs)).toEqual({ word: 'configured' })
    expect(await inContext(() => ask(inputs))).toEqual({ word: 'context' })
    expect(await inContext(() => own(inputs))).toEqual({ word: 'own' })
    expect(await inContext(() => own(inputs, { lm: say('call') }))).toEqual({ word: 'call' })
  })

  it('that a level does not name is left to the next', async () => {
    const lm = say('one')
    configure({ lm, temperature: 0.1, maxTokens: 5, reasoningEffort: 'low' })
    const mixed = predict(echo, { temperature: 0.3, maxTokens: undefined })
    await withContext({ temperature: 0.2, maxTokens: 7 }, () => mixed(inputs, { repeat: 4 }))
    expect(lm.requests[0]).toMatchObject({
      temperature: 0.3,
      maxTokens: 7,
      reasoningEffort: 'low',
      repeat: 4,
    })
    configure({ maxTokens: 6 })
    await ask(inputs)
    expect(lm.requests[1]).toMatchObject({ temperature: 0.1, maxTokens: 6 })
    configure({ maxTokens: undefined })
    await ask(inputs)
    expect(lm.requests[2]).toMatchObject({ temperature: 0.1, maxTokens: undefined })
  })

  it('that is configured is unset by undefined', async () => {
    configure({ lm: say('configured') })
    configure({ lm: undefined })
    await expect(ask(inputs)).rejects.toMatchObject({ code: 'no_model' })
  })

  it('of an inner context beats that of an outer one, and ends with it', async () => {
    const seen = await withContext({ lm: say('outer') }, async () => [
      await ask(inputs),
      await withContext({ lm: say('inner') }, () => ask(inputs)),
      await ask(inputs),
    ])
    expect(seen.map(({ word }) => word)).toEqual(['outer', 'inner', 'outer'])
  })

  it('may be the adapter', async () => {
    const lm = scriptedLM(() => '{"word": "x"}')
    await withContext({ lm, adapter: jsonAdapter }, () => ask(inputs))
    expect(lm.requests[0]?.responseFormat).toBeDefined()
  })

  it('ends with a run that fails', async () => {
    configure({ lm: say('configured') })
    await expect(
      withContext({ lm: say('context') }, async () => {
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await ask(inputs)).toEqual({ word: 'configured' })
  })
})

describe('models by part', () => {
  const inner = program({
    name: 'inner',
    parts: { draft: ask, polish: ask },
    forward: async ({ draft, polish }, given: { text: string }) => [await draft(given), await polish(given)],
  })
  const outer = program({
    name: 'outer',
    parts: { start: ask, middle: inner },
    forward: async ({ start, middle }, given: { text: string }) =>
      [await start(given), ...(await middle(given))].map(({ word }) => word),
  })

  it('reach nested parts, the longest path first', async () => {
    const lm = { start: say('a'), middle: say('b'), 'middle.polish': say('c') }
    expect(await outer(inputs, { lm })).toEqual(['a', 'b', 'c'])
    expect(await withContext({ lm }, () => outer(inputs))).toEqual(['a', 'b', 'c'])
  })

  it('leave the parts they do not name to the next level', async () => {
    configure({ lm: say('configured') })
    expect(await outer(inputs, { lm: { middle: say('call') } })).toEqual(['configured', 'call', 'call'])
    const levels = () => outer(inputs, { lm: { middle: say('call') } })
    expect(
      await withContext({ lm: { 'middle.polish': say('context'), start: say('context') } }, levels),
    ).toEqual(['context', 'call', 'call'])
  })

  it('are no texts', async () => {
    await expect(ask(inputs, { lm: 'openai/gpt-5-nano' as never })).rejects.toMatchObject({
      code: 'invalid_model',
      message: "lm: expected a model, got `openai/gpt-5-nano`; write lm('openai/gpt-5-nano')",
    })
  })

  it('reach a lone predictor as `self`', async () => {
    expect(await ask(inputs, { lm: { self: say('me') } })).toEqual({ word: 'me' })
  })

  it.each([
    ['a.b', 'deep'],
    ['a.b.c', 'deep'],
    ['a.bc', 'top'],
    ['a', 'top'],
    ['ab', undefined],
    ['', undefined],
  ])('for the path %o: %s', (path, id) => {
    const [top, deep] = [say('top'), say('deep')]
    expect(lmFor({ a: top, 'a.b': deep }, path)?.id).toBe(id)
    expect(lmFor(top, path)).toBe(top)
    expect(lmFor(undefined, path)).toBeUndefined()
  })
})

describe('at the same time', () => {
  /** Answers in an order of its own: every request waits for a few turns of the loop. */
  const shuffled = (id: string): LM => {
    const lm = say(id)
    return {
      id,
      async generate(request) {
        for (let turns = (lm.requests.length * 7) % 5; turns > 0; turns -= 1) await new Promise(setImmediate)
        return lm.generate(request)
      },
    }
  }

  it('two contexts with a hundred calls never mix', async () => {
    const many = (id: string) =>
      withContext({ lm: shuffled(id) }, () => Promise.all(Array.from({ length: 50 }, () => ask(inputs))))
    const [a, b] = await Promise.all([many('a'), many('b')])
    expect(new Set(a.map(({ word }) => word))).toEqual(new Set(['a']))
    expect(new Set(b.map(({ word }) => word))).toEqual(new Set(['b']))
  })

  it('traces hold their own calls alone, an outer one those of the inner ones', async () => {
    const lm = { lm: shuffled('a') }
    const run = (times: number) =>
      traced(() => Promise.all(Array.from({ length: times }, () => ask(inputs, lm))))
    const all = await traced(() => Promise.all([run(3), run(5)]))
    expect(all.value.map(({ calls }) => calls.length)).toEqual([3, 5])
    expect(all.calls).toHaveLength(8)
  })

  it('parts keep their paths, and there is none outside', async () => {
    const both = program({
      name: 'both',
      parts: { left: ask, right: ask },
      forward: async ({ left, right }, given: { text: string }) => Promise.all([left(given), right(given)]),
    })
    const { calls } = await traced(() => both(inputs, { lm: shuffled('a') }))
    expect(calls.map(({ part }) => part).sort()).toEqual(['left', 'right'])
    expect(currentPath()).toBe('')
  })
})

describe('listeners', () => {
  it('hear calls as they end, also those of a run that fails', async () => {
    const heard: string[] = []
    const lm = scriptedLM(['[[ ## word ## ]]\nx', new Error('down')])
    const run = async () => {
      await ask(inputs, { lm })
      heard.push('between')
      await ask(inputs, { lm })
    }
    await expect(withCallSink(({ text }) => heard.push(text || 'none'), run)).rejects.toThrow('down')
    expect(heard).toEqual(['[[ ## word ## ]]\nx', 'between', 'none'])
  })

  it('hear nothing of others', async () => {
    const { calls } = await traced(async () => 'nothing')
    await ask(inputs, { lm: say('a') })
    expect(calls).toEqual([])
  })
})
