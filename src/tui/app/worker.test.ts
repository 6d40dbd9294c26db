/** Work at the edge: its progress now and then, its end always, and how it is stopped. */
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Watch, Work } from '../actions/wish.ts'
import { fakeBrowser } from '../testing/fake-browser.ts'
import type { AppEvent } from './app-event.ts'
import { createWorker } from './worker.ts'

function worker() {
  const told: AppEvent[] = []
  let now = 0
  const made = createWorker(
    fakeBrowser(),
    (event) => told.push(event),
    () => now,
  )
  return { told, made, pass: (ms: number) => (now += ms) }
}

const progress = (done: number) => ({
  ...{ run: 'r', done, total: 3, errors: 0, score: null, costUsd: 0, simulated: true },
  ...{ perSecond: null, leftMs: null },
})

describe('work', () => {
  it('is reported at most ten times a second, and always when the last row is there', async () => {
    const { told, made, pass } = worker()
    let watch: Watch | undefined
    made.start({ title: 'run', does: (_, given) => new Promise(() => (watch = given)) })
    watch?.onProgress(progress(1))
    pass(50)
    watch?.onProgress(progress(2))
    watch?.onProgress(progress(3))
    expect(told.map((event) => event.type === 'progressed' && event.progress.done)).toEqual([1, 3])
  })

  it.each<[string, Work['does'], object]>([
    ['what came of it', async () => ({ note: 'done' }), { done: { note: 'done' } }],
    ['an error', async () => Promise.reject(new Error('no disk')), { failure: 'no disk' }],
    ['whatever is thrown', async () => Promise.reject('odd'), { failure: 'odd' }],
  ])('ends with %s', async (_, does, outcome) => {
    const { told, made } = worker()
    const work = { title: 'work', does }
    made.start(work)
    await turn()
    expect(told).toEqual([{ type: 'ended', work, outcome }])
  })

  it('hears that it is to stop', () => {
    const { made } = worker()
    const signals: AbortSignal[] = []
    for (const title of ['a', 'b'])
      made.start({
        title,
        does: async (_, { signal }) => {
          signals.push(signal)
          return new Promise(() => {})
        },
      })
    made.stop()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })
})
