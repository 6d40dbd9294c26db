/** Many inputs: in order, a few at once, from bounded memory, failures as values. */
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { scriptedLM } from '../../testing/index.ts'
import { withContext } from '../context.ts'
import { predict } from '../predict/index.ts'
import { signature } from '../signature/index.ts'
import { mapInOrder, type Outcome, parallel } from './index.ts'

const values = (outcomes: readonly Outcome<unknown>[]) =>
  outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.error))

/** Work that ends when it is told to. */
function gates() {
  const open = new Map<number, () => void>()
  const run = (n: number) => new Promise<number>((resolve) => open.set(n, () => resolve(n)))
  return { open, run }
}

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('mapInOrder', () => {
  it('gives outcomes in order, whatever ends first, and failures as values', async () => {
    const { open, run } = gates()
    const all = Array.fromAsync(mapInOrder([0, 1, 2], run, { concurrency: 3 }))
    await tick()
    for (const n of [2, 0, 1]) open.get(n)?.()
    expect(values(await all)).toEqual([0, 1, 2])
    const failure = new Error('no')
    const failing = mapInOrder([0, 1], async (n) => (n === 0 ? Promise.reject(failure) : n))
    expect(values(await Array.fromAsync(failing))).toEqual([failure, 1])
  })

  it('ends, whatever the moment at which an input does', async () => {
    const after = async (turns: number) => {
      for (let turn = 0; turn < turns; turn += 1) await undefined
      return turns
    }
    for (let turns = 0; turns < 20; turns += 1) {
      for (const concurrency of [1, 2, 3])
        expect(await Array.fromAsync(mapInOrder([turns, turns, 0], after, { concurrency }))).toHaveLength(3)
    }
  })

  it('runs at most `concurrency` at once and holds at most four times as many', async () => {
    const { open, run } = gates()
    let taken = 0
    async function* inputs() {
      for (; ; taken += 1) yield taken
    }
    const outcomes = mapInOrder(inputs(), run, { concurrency: 2 })
    const first = outcomes.next()
    await tick()
    expect([...open.keys()]).toEqual([0, 1])
    for (let n = 1; n < 100; n += 1) {
      open.get(n)?.()
      await tick()
    }
    expect(open.size).toBe(8)
    open.get(0)?.()
    expect(await first).toMatchObject({ value: { value: 0 } })
    await outcomes.return()
    expect(taken).toBeLessThan(12)
  })

  it('pauses after each batch', async () => {
    const events: unknown[] = []
    const run = async (n: number) => void events.push(n)
    const sleep = async (ms: number) => void events.push(`${ms} ms`)
    await Array.fromAsync(mapInOrder([0, 1, 2, 3], run, { batchSize: 2, delayMs: 50, sleep }))
    expect(events).toEqual([0, 1, '50 ms', 2, 3])
  })

  it('a pause longer than any timer is none that ends at once', async () => {
    const started: number[] = []
    const stop = new AbortController()
    const run = async (n: number) => void started.push(n)
    const outcomes = mapInOrder([0, 1], run, { batchSize: 1, delayMs: 3e9, signal: stop.signal })
    await outcomes.next()
    const next = outcomes.next()
    setTimeout(() => stop.abort(), 20)
    await next
    expect(started).toEqual([0])
  })

  it('hands on what has ended while the next input or a pause is waited for', async () => {
    const { promise: never } = Promise.withResolvers<never>()
    async function* some() {
      yield 0
      await never
    }
    const waiting = mapInOrder(some(), async (n) => n)
    expect(await waiting.next()).toMatchObject({ value: { value: 0 } })
    await waiting.return()
    const paused = mapInOrder([0, 1], async (n) => n, { batchSize: 1, delayMs: 1, sleep: () => never })
    expect(await paused.next()).toMatchObject({ value: { value: 0 } })
  })

  it('waits for no input once it is aborted', async () => {
    const stop = new AbortController()
    async function* some() {
      yield 0
      await Promise.withResolvers<never>().promise
    }
    const outcomes = mapInOrder(some(), async (n) => setImmediate(() => stop.abort()) && n, {
      signal: stop.signal,
    })
    expect(values(await Array.fromAsync(outcomes))).toEqual([0])
  })

  it('lets go of its inputs, and refuses what holds none', async () => {
    const left = vi.fn()
    async function* some() {
      try {
        yield* [0, 1, 2]
      } finally {
        left()
      }
    }
    for await (const _ of mapInOrder(some(), async (n) => n)) break
    expect(left).toHaveBeenCalledTimes(1)
    for (const none of [null, 5, {}] as never[])
      expect(() => mapInOrder(none, async (n) => n)).toThrow(
        expect.objectContaining({ code: 'invalid_batch' }),
      )
  })

  it('ends its pause when it is aborted', async () => {
    const stop = new AbortController()
    const options = { batchSize: 1, delayMs: 2 ** 30, signal: stop.signal }
    const outcomes = mapInOrder([0, 1], async (n) => setImmediate(() => stop.abort()) && n, options)
    expect(values(await Array.fromAsync(outcomes))).toEqual([0])
  })

  it('starts nothing after an abort, and tells what inputs throw', async () => {
    const stop = new AbortController()
    const run = async (n: number) => {
      if (n === 1) stop.abort()
      return n
    }
    const some = mapInOrder([0, 1, 2, 3], run, { concurrency: 1, signal: stop.signal })
    expect(values(await Array.fromAsync(some))).toEqual([0, 1])
    async function* broken() {
      yield 0
      throw new Error('the file ends early')
    }
    await expect(Array.fromAsync(mapInOrder(broken(), run))).rejects.toThrow('the file ends early')
  })

  it.each([
    [
      'break off',
      async function* () {
        yield* [0, 1]
        throw new Error('the file ends early')
      },
    ],
    [
      'hold a promise that fails',
      function* () {
        yield* [0, 1, Promise.reject(new Error('the file ends early')), 3]
      },
    ],
  ])('gives what was begun before it throws what inputs do that %s', async (_, inputs) => {
    const outcomes = mapInOrder<number | Promise<number>, unknown>(inputs(), (n) => tick().then(() => n))
    expect((await outcomes.next()).value).toEqual({ ok: true, value: 0 })
    expect((await outcomes.next()).value).toEqual({ ok: true, value: 1 })
    await expect(outcomes.next()).rejects.toThrow('the file ends early')
  })

  it.each([{ concurrency: 0 }, { concurrency: 1.5 }, { batchSize: 0 }, { delayMs: -1 }])(
    'is refused for %o',
    (options) => {
      expect(() => mapInOrder([], async () => 0, options)).toThrow(
        expect.objectContaining({ code: 'invalid_batch' }),
      )
    },
  )
})

it('parallel keeps the type of each call', async () => {
  const [a, b] = await parallel([async () => 1, async () => 'x'])
  expectTypeOf(a).toEqualTypeOf<Outcome<number>>()
  expectTypeOf(b).toEqualTypeOf<Outcome<string>>()
  expect(values([a, b])).toEqual([1, 'x'])
})

describe('program.batch', () => {
  const ask = predict(signature('question -> answer'))
  const echo = () =>
    scriptedLM(({ messages }) => `[[ ## answer ## ]]\n${messages.at(-1)?.content.split('\n')[1]}!`)

  it('answers every input, in the context it was called in', async () => {
    const lm = echo()
    const batch = await withContext({ lm }, async () => ({
      all: ask.batch([{ question: 'a' }, { question: 'b' }]),
    }))
    expect(values(await Array.fromAsync(batch.all))).toEqual([{ answer: 'a!' }, { answer: 'b!' }])
  })

  it('aborts what is under way when its reader leaves', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const lm = scriptedLM(({ signal }) => {
      signals.push(signal)
      return '[[ ## answer ## ]]\nx'
    })
    for await (const _outcome of ask.batch([{ question: 'a' }, { question: 'b' }], { lm, concurrency: 1 }))
      break
    expect(signals.every((signal) => signal?.aborted)).toBe(true)
    expect(signals.length).toBeGreaterThan(0)
  })
})

it('parallel has an outcome for each call, also for those that an abort kept from starting', async () => {
  const stop = new AbortController()
  const calls = [async () => stop.abort(), async () => 1, async () => 2]
  const outcomes = await parallel(calls, { concurrency: 1, signal: stop.signal })
  const aborted = { ok: false, error: { code: 'aborted' } }
  expect(outcomes).toMatchObject([{ ok: true }, aborted, aborted])
})
