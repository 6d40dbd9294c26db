/** Evaluation: order, streaming, repeats, what is skipped, and every way to end. */
import { expect, it, vi } from 'vitest'
import type { Example } from '../engine/index.ts'
import { evaluate } from './evaluate.ts'
import type { Row } from './row.ts'

const example = (i: number): Example => ({ id: `e${i}`, inputs: { i }, labels: { double: 2 * i } })
const examples = (n: number) => Array.from({ length: n }, (_, i) => example(i))
const double = async ({ i }: { i: number }) => ({ double: 2 * i })
const isDouble = ({ labels }: Example, prediction: { double: number }) => labels.double === prediction.double
const turns = async (n: number) => {
  for (let i = 0; i < n; i += 1) await Promise.resolve()
}

/** Promises that are settled from outside, by number. */
function gates(n: number) {
  return Array.from({ length: n }, () => Promise.withResolvers<void>())
}

it('gives rows in devset order, and tells of them as they end', async () => {
  const waiting = gates(4)
  const finished: number[] = []
  const told: number[] = []
  const running = evaluate(
    async ({ i }: { i: number }) => {
      await waiting[i]?.promise
      return { double: 2 * i }
    },
    {
      devset: examples(4),
      metric: isDouble,
      concurrency: 4,
      onFinished: ({ index }) => {
        finished.push(index)
        waiting[index - 1]?.resolve()
      },
      onRow: ({ index }) => void told.push(index),
    },
  )
  waiting[3]?.resolve()
  const { rows, score, metric, status } = await running
  expect(finished).toEqual([3, 2, 1, 0])
  expect(told).toEqual([0, 1, 2, 3])
  expect(rows.map(({ exampleId }) => exampleId)).toEqual(['e0', 'e1', 'e2', 'e3'])
  expect(rows[0]).not.toHaveProperty('example')
  expect({ score, metric, status }).toEqual({ score: 1, metric: 'isDouble', status: 'done' })
})

it('reads examples no faster than they are used', async () => {
  let read = 0
  let used = 0
  let lead = 0
  async function* stream() {
    for (const item of examples(500)) {
      read += 1
      lead = Math.max(lead, read - used)
      yield item
    }
  }
  const { n, rows } = await evaluate(double, {
    devset: stream(),
    metric: isDouble,
    concurrency: 2,
    keepRows: false,
    onRow: async () => {
      used += 1
      await turns(5)
    },
  })
  expect({ n, rows }).toEqual({ n: 500, rows: [] })
  expect(lead).toBeLessThan(20)
})

it('never runs more examples at once than asked', async () => {
  let running = 0
  let most = 0
  await evaluate(
    async ({ i }: { i: number }) => {
      running += 1
      most = Math.max(most, running)
      await turns(20)
      running -= 1
      return { double: 2 * i }
    },
    { devset: examples(40), metric: isDouble, concurrency: 3 },
  )
  expect(most).toBe(3)
})

it('repeats each example side by side, with the number of the repeat in its settings', async () => {
  const seen: unknown[] = []
  const program = async ({ i }: { i: number }, settings?: { repeat?: number }) => {
    seen.push([i, settings?.repeat])
    return { double: settings?.repeat === 1 ? -1 : 2 * i }
  }
  const evaluation = await evaluate(program, {
    devset: examples(2),
    metric: isDouble,
    repeat: 2,
    concurrency: 1,
  })
  expect(seen).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ])
  expect(evaluation.rows.map(({ index, repeat }) => [index, repeat])).toEqual([
    [0, 0],
    [1, 1],
    [2, 0],
    [3, 1],
  ])
  expect(evaluation).toMatchObject({ n: 4, score: 0.5 })
})

it('leaves out the positions that are done', async () => {
  const { rows, status } = await evaluate(double, {
    devset: examples(5),
    metric: isDouble,
    skip: new Set([0, 3]),
  })
  expect(rows.map(({ index }) => index)).toEqual([1, 2, 4])
  expect(status).toBe('done')
})

it.each([
  { what: 'the program', at: 'program', code: 'type_error', fail: 'program' },
  { what: 'a metric', at: 'isDouble', code: 'error', fail: 'throws' },
  { what: 'a score above 1', at: 'isDouble', code: 'invalid_score', fail: 7 },
  { what: 'NaN', at: 'isDouble', code: 'invalid_score', fail: Number.NaN },
  { what: 'text', at: 'isDouble', code: 'invalid_score', fail: 'good' },
  { what: 'nothing', at: 'isDouble', code: 'invalid_score', fail: undefined },
])('makes an error row of $what, which is no score', async ({ at, code, fail }) => {
  const metric = {
    isDouble: ({ id }: Example) => {
      if (id !== 'e1') return true
      if (fail === 'throws') throw new Error('no judge today')
      return fail as unknown as boolean
    },
  }
  const program = async ({ i }: { i: number }) => {
    if (i === 1 && fail === 'program') throw new TypeError('no such field')
    return { double: 2 * i }
  }
  const evaluation = await evaluate(program, { devset: examples(3), metric })
  expect(evaluation).toMatchObject({ n: 3, scored: 2, errors: 1, score: 1, status: 'done' })
  expect(evaluation.rows[1]).toMatchObject({ scores: {}, error: { code, at } })
})

it('ends at a row that stops the run, without counting it', async () => {
  const stopped: Row[] = []
  const program = async ({ i }: { i: number }) => {
    if (i >= 3) throw new Error('spent')
    return { double: 2 * i }
  }
  const evaluation = await evaluate(program, {
    devset: examples(100),
    metric: isDouble,
    concurrency: 2,
    stopOn: (row) => row.error !== undefined,
    onFinished: (row) => void stopped.push(row),
  })
  expect(evaluation).toMatchObject({
    status: 'stopped',
    n: 3,
    errors: 0,
    stoppedBy: { message: 'spent', at: 'program' },
  })
  expect(stopped.map(({ index }) => index)).toEqual([0, 1, 2])
})

it('ends after so many errors', async () => {
  const fails = async () => {
    throw new Error('down')
  }
  const evaluation = await evaluate(fails, {
    devset: examples(100),
    metric: isDouble,
    concurrency: 1,
    maxErrors: 2,
  })
  expect(evaluation).toMatchObject({ status: 'too_many_errors', score: null, ci: null, scored: 0 })
  expect(evaluation.errors).toBeGreaterThanOrEqual(2)
  expect(evaluation.n).toBeLessThan(20)
})

it('finishes what is under way when it is aborted, and counts it', async () => {
  const stop = new AbortController()
  let started = 0
  const evaluation = await evaluate(
    async ({ i }: { i: number }) => {
      started += 1
      if (i === 2) stop.abort()
      await turns(3)
      return { double: 2 * i }
    },
    { devset: examples(100), metric: isDouble, concurrency: 2, signal: stop.signal },
  )
  expect(evaluation).toMatchObject({ status: 'interrupted', n: started, scored: started })
  expect(started).toBeLessThan(20)
})

it('is done, not interrupted, when the abort comes with the last row', async () => {
  const stop = new AbortController()
  const { status, n } = await evaluate(double, {
    devset: examples(3),
    metric: isDouble,
    signal: stop.signal,
    onFinished: ({ index }) => (index === 2 ? stop.abort() : undefined),
  })
  expect({ status, n }).toEqual({ status: 'done', n: 3 })
})

it('measures several metrics, the first being the score', async () => {
  const evaluation = await evaluate(double, {
    devset: examples(4),
    metric: { half: () => 0.5, isDouble },
    now: (() => {
      let time = 0
      return () => (time += 10)
    })(),
  })
  expect(evaluation).toMatchObject({
    metric: 'half',
    score: 0.5,
    metrics: { half: { score: 0.5 }, isDouble: { score: 1 } },
  })
  expect(evaluation.durationMs).toBe(90)
})

it('passes on what the store says when a row cannot be kept', async () => {
  const running = evaluate(double, {
    devset: examples(3),
    metric: isDouble,
    onFinished: () => {
      throw new Error('disk full')
    },
  })
  await expect(running).rejects.toThrow('disk full')
})

it('finds nothing in an empty devset', async () => {
  expect(await evaluate(double, { devset: [], metric: isDouble })).toMatchObject({
    n: 0,
    score: null,
    ci: null,
    status: 'done',
    latencyMs: null,
  })
})

it.each([
  { options: { metric: {} }, told: 'expected a metric, or several by name; got none' },
  { options: { metric: undefined as never }, told: 'got none' },
  { options: { metric: { exact: 'exact' as never } }, told: 'got string for exact' },
  { options: { concurrency: 0 }, told: 'expected concurrency to be a whole number of 1 or more, got 0' },
  { options: { repeat: 1.5 }, told: 'expected repeat to be a whole number of 1 or more, got 1.5' },
])('refuses $options before anything runs', async ({ options, told }) => {
  const program = vi.fn(async () => ({}))
  const evaluating = evaluate(program, {
    devset: [{ id: '1', inputs: {}, labels: {} }],
    metric: () => 1,
    ...options,
  })
  await expect(evaluating).rejects.toMatchObject({
    code: 'invalid_evaluation',
    message: expect.stringContaining(told),
  })
  expect(program).not.toHaveBeenCalled()
})
