/** Runs a function over inputs of any number, a few at once, and gives the outcomes in order from bounded memory. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as timer } from 'node:timers/promises'
import { InputError } from '../errors.ts'
import { timerMs } from '../lm/index.ts'
import { lineOf } from './line.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type Source, sourceOf } from './source.ts'

/** How many run at once, and how fast. */
export interface BatchOptions {
  /** Inputs at work at the same time. @default 8 */
  readonly concurrency?: number | undefined
  /** Inputs started between two pauses of `delayMs`. @default unlimited */
  readonly batchSize?: number | undefined
  /** Milliseconds of each pause. @default 0 */
  readonly delayMs?: number | undefined
  /** Nothing more is started once it is aborted; what runs is told by its own signal. */
  readonly signal?: AbortSignal | undefined
  /** How pauses are waited for; may end early when the signal aborts. */
  readonly sleep?: ((ms: number, signal?: AbortSignal) => Promise<unknown>) | undefined
}

/** Ends early, and in silence, when nobody waits any more. */
const untilAborted = (ms: number, signal?: AbortSignal) =>
  timer(timerMs(ms), undefined, { signal }).catch(() => {})

/**
 * Outcomes in the order of the inputs. An input is taken only when there is room for it: at most four times
 * `concurrency` inputs and outcomes are held, whatever the length of the input. Runs in the context it was called in.
 * @throws InputError `invalid_batch` for a concurrency or batch size below 1 and for what holds no inputs; else what the inputs themselves throw,
 *   after the outcomes of those before.
 */
export function mapInOrder<I, O>(
  inputs: Iterable<I> | AsyncIterable<I>,
  run: (input: I) => Promise<O>,
  options: BatchOptions = {},
): AsyncGenerator<Outcome<O>, void, undefined> {
  checkSizes(options)
  const within = AsyncLocalStorage.snapshot()
  return ordered(sourceOf(inputs), (input) => within(() => outcomeOf(() => run(input))), options)
}

async function* ordered<I, O>(
  source: Source<I>,
  run: (input: I) => Promise<Outcome<O>>,
  { concurrency = 8, batchSize, delayMs = 0, signal, sleep = untilAborted }: BatchOptions,
): AsyncGenerator<Outcome<O>, void, undefined> {
  const line = lineOf(run)
  const hasRoom = () => line.running() < concurrency && line.size() < 4 * concurrency
  let count = 0
  let failure: ReturnType<typeof source.failure>
  try {
    for (;;) {
      const next = source.next()
      // The next input may be long in coming.
      if (next instanceof Promise) yield* line.meanwhile(next, signal)
      if (signal?.aborted) break
      const { done, value } = await next
      if (done) {
        failure = source.failure()
        break
      }
      const isPaused = count > 0 && delayMs > 0 && batchSize !== undefined && count % batchSize === 0
      const pause = isPaused ? sleep(delayMs, signal) : undefined
      if (pause !== undefined) yield* line.meanwhile(pause, signal)
      if (signal?.aborted) break
      await pause
      count += 1
      line.start(await value)
      for (yield* line.ready(); !hasRoom(); yield* line.ready()) await line.progress()
    }
  } finally {
    await source.leave()
  }
  for (yield* line.ready(); line.size() > 0; yield* line.ready()) await line.progress()
  if (failure) throw failure.error
}

function checkSizes({ concurrency = 8, batchSize = 1, delayMs = 0 }: BatchOptions): void {
  for (const [name, value] of Object.entries({ concurrency, batchSize })) {
    if (!Number.isInteger(value) || value < 1)
      throw new InputError('invalid_batch', `batch: expected ${name} to be 1 or more, got ${value}`, {
        [name]: value,
      })
  }
  if (!(delayMs >= 0))
    throw new InputError('invalid_batch', `batch: expected delayMs to be 0 or more, got ${delayMs}`, {
      delayMs,
    })
}
