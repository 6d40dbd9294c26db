/** A program as a stream: fields as they are written, then the prediction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { traced } from '../context.ts'
import { listening, type Written } from '../predict/index.ts'
import type { CallOptions, Program } from '../program/index.ts'
import type { Call, Spend } from '../trace.ts'
import { latest } from './latest.ts'
import { partialValues } from './partial.ts'

/** The fields of the part that writes, as far as they are written; or the end, with all calls and what they cost. */
export type StreamEvent<O> =
  | { readonly type: 'partial'; readonly part: string; readonly fields: Partial<O> }
  | ({ readonly type: 'prediction'; readonly value: O; readonly calls: readonly Call[] } & Spend)

/**
 * Runs a program and tells its outputs while they are written: texts grow, lists gain items, other values come when
 * they are whole. Of a program of several parts, `part` says which one writes; its fields are that part's outputs. When
 * an answer is asked for again, its fields start anew. The last event is the prediction, checked as always. A reader
 * that is slow gets the newest state, not every one. Leaving the loop aborts the request under way.
 * @throws what the program throws.
 */
export function stream<I, O>(
  program: Program<I, O>,
  inputs: I,
  options: CallOptions = {},
): AsyncGenerator<StreamEvent<O>, void, undefined> {
  const within = AsyncLocalStorage.snapshot()
  return told<O>(
    (listener, signal) =>
      within(() => traced(() => listening(listener, () => program(inputs, { ...options, signal })))),
    options.signal,
  )
}

type Ended<O> = { value: O; calls: Call[] } & Spend

async function* told<O>(
  run: (listener: (written: Written) => void, signal: AbortSignal) => Promise<Ended<O>>,
  outer: AbortSignal | undefined,
): AsyncGenerator<StreamEvent<O>, void, undefined> {
  const left = new AbortController()
  const events = latest<StreamEvent<O>>()
  const shown = new Map<string, string>()
  const listener = (written: Written) => {
    const fields = partialValues(written) as Partial<O>
    const text = JSON.stringify(fields)
    if (text === '{}' || text === shown.get(written.part)) return
    shown.set(written.part, text)
    events.put(written.part, { type: 'partial', part: written.part, fields })
  }
  const signal = outer ? AbortSignal.any([outer, left.signal]) : left.signal
  const ended = run(listener, signal).then(
    (result) => {
      // Parts have names without blanks, so that none can stand in for the end.
      events.put('the end', { type: 'prediction', ...result })
      events.end()
    },
    (error: unknown) => events.end({ error }),
  )
  try {
    yield* events.values()
  } finally {
    left.abort()
    await ended
  }
}
