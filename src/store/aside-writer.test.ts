/** Few rows are written here, many in a thread, and none is lost when that fails. */
import { expect, it } from 'vitest'
import type { Row } from '../evaluate/index.ts'
import { asideWriter } from './aside-writer.ts'
import type { RowThread } from './row-thread.ts'
import { rowWriter } from './row-writer.ts'
import { newRow } from './test-support.ts'

/** A thread whose batches end when told to, in order; `true` writes. */
function manualThread() {
  const written: number[] = []
  const waiting: ((isWritten: boolean) => void)[] = []
  let isOpen = true
  const thread: RowThread = {
    write: (_runId, rows) =>
      new Promise((resolve) => {
        waiting.push((isWritten) => {
          if (isWritten) written.push(...rows.map(({ index }) => index))
          resolve(isWritten)
        })
      }),
    async close() {
      isOpen = false
    },
  }
  return {
    thread,
    written,
    isOpen: () => isOpen,
    answer: (isWritten: boolean) => waiting.shift()?.(isWritten),
    waiting: () => waiting.length,
  }
}

/** Writes rows in this thread; `fail` makes the next batch fail. */
function recordingStore() {
  const written: number[] = []
  const failures: Error[] = []
  return {
    written,
    fail: (error: Error) => void failures.push(error),
    addRows(_runId: string, rows: readonly Row[]) {
      const failure = failures.shift()
      if (failure) throw failure
      written.push(...rows.map(({ index }) => index))
    },
  }
}

const few = 10

function writing(openThread?: () => RowThread) {
  const store = recordingStore()
  const other = manualThread()
  const writer = rowWriter(store, 'r')
  const aside = asideWriter({ runId: 'r', writer, few, openThread: openThread ?? (() => other.thread) })
  return { store, other, aside }
}

const indexes = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

async function addAll(aside: { add(row: Row): Promise<void> }, from: number, to: number) {
  for (const index of indexes(from, to)) await aside.add(newRow(index))
}

it('starts no thread for a few rows', async () => {
  const { store, aside } = writing(() => expect.fail('a thread was started'))
  await addAll(aside, 0, few)
  await aside.close()
  expect(store.written).toEqual(indexes(0, few))
})

it('gives the rows after the first few to a thread, in batches', async () => {
  const { store, other, aside } = writing()
  await addAll(aside, 0, few + 250)
  expect(other.waiting()).toBe(2)
  const closed = aside.close()
  expect(other.waiting()).toBe(3)
  for (let i = 0; i < 3; i += 1) other.answer(true)
  await closed
  expect(store.written).toEqual(indexes(0, few))
  expect(other.written).toEqual(indexes(few, few + 250))
  expect(other.isOpen()).toBe(false)
})

it('holds back who is faster than the disk', async () => {
  const { other, aside } = writing()
  await addAll(aside, 0, few + 299)
  let isThrough = false
  const added = aside.add(newRow(few + 299)).then(() => {
    isThrough = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isThrough).toBe(false)
  other.answer(true)
  await added
  expect(isThrough).toBe(true)
})

it('writes here what the thread could not write', async () => {
  const { store, other, aside } = writing()
  await addAll(aside, 0, few + 200)
  other.answer(false)
  other.answer(true)
  await aside.close()
  expect([...store.written, ...other.written].sort((a, b) => a - b)).toEqual(indexes(0, few + 200))
})

it('writes all here where there can be no thread', async () => {
  const { store, aside } = writing(() => {
    throw new Error('no threads')
  })
  await addAll(aside, 0, few + 950)
  await aside.close()
  expect(store.written).toEqual(indexes(0, few + 950))
})

it('tells who adds what went wrong, and tries all rows again at the end', async () => {
  const { store, other, aside } = writing()
  await addAll(aside, 0, few + 299)
  store.fail(new Error('the disk is full'))
  const added = aside.add(newRow(few + 299))
  for (let i = 0; i < 3; i += 1) other.answer(false)
  await expect(added).rejects.toThrow('the disk is full')
  await aside.close()
  expect(store.written.sort((a, b) => a - b)).toEqual(indexes(0, few + 300))
})

it('tells at the end what nobody has heard', async () => {
  const { store, other, aside } = writing()
  await addAll(aside, 0, few + 100)
  for (let i = 0; i < 3; i += 1) store.fail(new Error('the disk is full'))
  other.answer(false)
  await expect(aside.close()).rejects.toThrow('the disk is full')
})
