/** Who listens while answers are written: set for a stretch of code, seen by every predictor that runs in it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Adapter } from '../adapter/index.ts'
import type { AnySignature } from '../signature/index.ts'

/** An answer as far as it is written. */
export interface Written {
  readonly part: string
  readonly signature: AnySignature
  readonly adapter: Adapter
  /** All text so far, from the beginning of the answer. */
  readonly text: string
}

/** Takes each state of each answer. */
export type Listener = (written: Written) => void

const listeners = new AsyncLocalStorage<Listener>()

/** Runs `run`, telling `listener` of every answer as it is written. */
export function listening<T>(listener: Listener, run: () => Promise<T>): Promise<T> {
  return listeners.run(listener, run)
}

/** Who listens here. */
export function currentListener(): Listener | undefined {
  return listeners.getStore()
}
