/** Limits: never more than so many at a time, in the order they came, whatever fails. */
import { describe, expect, it } from 'vitest'
import { lmContract, scriptedLM } from '../../testing/index.ts'
import { streamOf } from './stream-of.ts'
import { limiter, limiterOf, withLimit } from './with-limit.ts'

describe('contract', () =>
  lmContract(it, () =>
    withLimit(
      scriptedLM(() => 'x'),
      limiter(2),
    ),
  ))

/** Tasks that end when they are told to. */
function tasks() {
  const started: number[] = []
  const ends = new Map<number, PromiseWithResolvers<number>>()
  const task = (n: number) => () => {
    started.push(n)
    const end = Promise.withResolvers<number>()
    ends.set(n, end)
    return end.promise
  }
  return {
    started,
    task,
    end: (n: number) => ends.get(n)?.resolve(n),
    fail: (n: number) => ends.get(n)?.reject(new Error(`${n}`)),
  }
}
const settled = () => new Promise(setImmediate)

describe('a limiter', () => {
  it('runs so many at a time, the others in the order they came', async () => {
    const { started, task, end } = tasks()
    const limit = limiter(2)
    const results = Promise.all([1, 2, 3, 4, 5].map((n) => limit.run(task(n))))
    await settled()
    expect(started).toEqual([1, 2])
    end(2)
    await settled()
    expect(started).toEqual([1, 2, 3])
    end(3)
    end(1)
    await settled()
    expect(started).toEqual([1, 2, 3, 4, 5])
    end(5)
    end(4)
    expect(await results).toEqual([1, 2, 3, 4, 5])
  })

  it('gives the place of a task that fails to the next', async () => {
    const { started, task, fail, end } = tasks()
    const limit = limiter(1)
    const first = limit.run(task(1))
    const thrown = limit.run(() => {
      throw new Error('at once')
    })
    const last = limit.run(task(3))
    await settled()
    expect(started).toEqual([1])
    fail(1)
    await expect(first).rejects.toThrow('1')
    await expect(thrown).rejects.toThrow('at once')
    await settled()
    expect(started).toEqual([1, 3])
    end(3)
    expect(await last).toBe(3)
  })

  it('never lets a newcomer slip past those who wait', async () => {
    const { started, task, end } = tasks()
    const limit = limiter(1)
    const all = [limit.run(task(1)), limit.run(task(2))]
    await settled()
    end(1)
    all.push(limit.run(task(3)))
    await settled()
    expect(started).toEqual([1, 2])
    end(2)
    await settled()
    end(3)
    expect(await Promise.all(all)).toEqual([1, 2, 3])
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d is none', (most) => {
    expect(() => limiter(most)).toThrow(RangeError)
  })
})

it('is shared by the models that are given it', async () => {
  let running = 0
  let most = 0
  const model = (id: string) =>
    scriptedLM(
      async () => {
        running += 1
        most = Math.max(most, running)
        await settled()
        running -= 1
        return 'x'
      },
      { id },
    )
  const limit = limiter(3)
  const [a, b] = [withLimit(model('a/a'), limit), withLimit(model('b/b'), limit)]
  const request = { messages: [{ role: 'user', content: 'hi' }] } as const
  await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).generate(request)))
  expect(most).toBe(3)
  expect([a.id, b.id]).toEqual(['a/a', 'b/b'])
})

it('hands what the provider says is left to the limiter, and to nobody else', async () => {
  const allowance = { remaining: 9, limit: 10, resetMs: 1000 }
  const inner = scriptedLM(() => ({ text: 'x', allowance }))
  const told: unknown[] = []
  const limit = limiterOf(async () => (_error, left) => void told.push(left))
  const lm = withLimit(inner, limit)
  expect(await lm.generate({ messages: [] })).not.toHaveProperty('allowance')
  for await (const chunk of streamOf(lm, { messages: [] }))
    if ('completion' in chunk) expect(chunk.completion).not.toHaveProperty('allowance')
  expect(told).toEqual([allowance, allowance])
})
