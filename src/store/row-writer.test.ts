/** Row by row in, batch by batch out, and no failure goes unheard. */
import { describe, expect, it, vi } from 'vitest'
import type { Row } from '../evaluate/index.ts'
import { rowWriter } from './row-writer.ts'
import {
  inProcess,
  inWaitingProcess,
  manualTimer,
  newRow,
  newRun,
  temporaryPath,
  testStore,
} from './test-support.ts'

/** A store that records batches, and fails as often as it is told to. */
function recordingStore() {
  const batches: number[][] = []
  const failures: Error[] = []
  return {
    batches,
    failures,
    addRows(_runId: string, rows: readonly Row[]) {
      const failure = failures.shift()
      if (failure) throw failure
      batches.push(rows.map(({ index }) => index))
    },
  }
}

function addAll(writer: { add(row: Row): void }, ...indexes: number[]) {
  for (const index of indexes) writer.add(newRow(index))
}

describe('rowWriter', () => {
  it('writes as soon as a batch is full', () => {
    const store = recordingStore()
    const { setTimer } = manualTimer()
    const writer = rowWriter(store, 'r', { maxRows: 3, setTimer })
    addAll(writer, 0, 1, 2, 3, 4, 5, 6)
    expect(store.batches).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    writer.close()
    expect(store.batches).toEqual([[0, 1, 2], [3, 4, 5], [6]])
  })

  it('keeps no more than so many rows while none can be written', () => {
    const store = recordingStore()
    const writer = rowWriter(store, 'r', { maxRows: 2, mostWaiting: 3, setTimer: manualTimer().setTimer })
    store.failures.push(...Array.from({ length: 4 }, () => new Error('full')))
    for (let i = 0; i < 5; i += 1) {
      try {
        writer.add(newRow(i))
      } catch {}
    }
    writer.close()
    expect(store.batches).toEqual([[2, 3, 4]])
  })

  it('writes what waits when its time is over, counted from the first row', () => {
    const store = recordingStore()
    const { setTimer, fire, delays } = manualTimer()
    const writer = rowWriter(store, 'r', { setTimer })
    addAll(writer, 0, 1)
    expect(delays).toEqual([100])
    expect(store.batches).toEqual([])
    fire()
    expect(store.batches).toEqual([[0, 1]])
    fire()
    addAll(writer, 2)
    fire()
    expect(store.batches).toEqual([[0, 1], [2]])
    expect(delays).toEqual([100, 100])
  })

  it('forgets its timer when it wrote before', () => {
    const store = recordingStore()
    const { setTimer, fire } = manualTimer()
    const writer = rowWriter(store, 'r', { maxRows: 2, maxMs: 5, setTimer })
    addAll(writer, 0, 1)
    fire()
    writer.flush()
    writer.close()
    expect(store.batches).toEqual([[0, 1]])
  })

  it('uses 100 rows and 100 ms by default, on a timer that keeps no process alive', async () => {
    vi.useFakeTimers()
    try {
      const store = recordingStore()
      const writer = rowWriter(store, 'r')
      addAll(writer, ...Array.from({ length: 101 }, (_, i) => i))
      expect(store.batches.map((batch) => batch.length)).toEqual([100])
      vi.advanceTimersByTime(99)
      expect(store.batches).toHaveLength(1)
      vi.advanceTimersByTime(1)
      expect(store.batches).toHaveLength(2)
    } finally {
      vi.useRealTimers()
    }
    const code = `store.rowWriter({ addRows() {} }, 'r', { maxMs: 600_000 }).add({}); console.log('over')`
    expect(await inProcess(code)).toBe('over')
  })

  it('makes rows durable for other readers', async () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const runId = store.createRun(newRun()).id
    const { setTimer, fire } = manualTimer()
    const writer = rowWriter(store, runId, { setTimer })
    addAll(writer, 0, 1)
    const reader = testStore(path)
    expect(reader.countRows({ runId })).toBe(0)
    fire()
    expect(reader.countRows({ runId })).toBe(2)
    writer.close()
  })
})

describe('a process that is killed', () => {
  it('leaves the rows of all batches behind, and a run that reads as interrupted', async () => {
    const path = temporaryPath('whetstone.db')
    const run = JSON.stringify(newRun())
    const rows = JSON.stringify([0, 1, 2, 3, 4].map((index) => newRow(index)))
    const victim = await inWaitingProcess(`
      const opened = store.openStore(${JSON.stringify(path)})
      const { id } = opened.createRun(${run})
      const telling = { addRows(...args) { opened.addRows(...args); console.log(id) } }
      const writer = store.rowWriter(telling, id, { maxMs: 5 })
      for (const row of ${rows}) writer.add(row)`)
    await victim.kill()
    const left = testStore(path)
    expect(left.run('latest')).toMatchObject({ id: victim.printed, status: 'interrupted' })
    expect(left.rows({ runId: victim.printed }).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
  })
})

describe('a batch that cannot be written', () => {
  const full = new Error('the disk is full')

  it('throws where the batch was due, and keeps the rows for the next', () => {
    const store = recordingStore()
    const writer = rowWriter(store, 'r', { maxRows: 2, setTimer: manualTimer().setTimer })
    store.failures.push(full)
    addAll(writer, 0)
    expect(() => writer.add(newRow(1))).toThrow(full)
    addAll(writer, 2)
    expect(store.batches).toEqual([[0, 1, 2]])
    expect(() => writer.close()).not.toThrow()
  })

  it.each(['add', 'flush', 'close'] as const)('behind a timer surfaces once, in the next %s', (method) => {
    const store = recordingStore()
    const { setTimer, fire } = manualTimer()
    const writer = rowWriter(store, 'r', { setTimer })
    store.failures.push(full)
    addAll(writer, 0)
    // The timer has no one to throw at.
    expect(fire).not.toThrow()
    expect(() => writer[method](newRow(1))).toThrow(full)
    writer.close()
    expect(store.batches.flat()).toEqual(method === 'add' ? [0, 1] : [0])
  })

  it('throws in every flush that fails, and the first reason is told first', () => {
    const store = recordingStore()
    const { setTimer, fire } = manualTimer()
    const writer = rowWriter(store, 'r', { setTimer })
    const busy = new Error('busy')
    store.failures.push(full, busy, busy)
    addAll(writer, 0)
    fire()
    expect(() => writer.flush()).toThrow(full)
    expect(() => writer.flush()).toThrow(busy)
    writer.flush()
    expect(store.batches).toEqual([[0]])
  })

  it('tells that the run is gone', () => {
    const store = testStore()
    const runId = store.createRun(newRun()).id
    const writer = rowWriter(store, runId)
    addAll(writer, 0)
    store.deleteRun(runId)
    expect(() => writer.close()).toThrow(/expected an id/)
  })
})
