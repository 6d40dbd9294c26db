/** What was read out of an answer, for those who saw the answer come: a log tells both in one line. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Values } from '../example.ts'
import type { Call } from '../trace.ts'

/** Takes the outputs read from an answer, undefined when they could not be, and why they are not as asked for. */
export type Reader = (outputs: Values | undefined, warning?: Call['warning']) => void

const waiting = new AsyncLocalStorage<Reader[]>()

/** Calls `reader` once the answer that is just coming was read; false when nobody is going to read it. */
export function whenRead(reader: Reader): boolean {
  const readers = waiting.getStore()
  readers?.push(reader)
  return readers !== undefined
}

/** Gets an answer; `tell` gives what was read out of it to all who asked for it meanwhile. */
export async function beforeReading<T>(answer: () => Promise<T>): Promise<{ answer: T; tell: Reader }> {
  const readers: Reader[] = []
  return {
    answer: await waiting.run(readers, answer),
    tell(...read) {
      for (const reader of readers) reader(...read)
    },
  }
}
