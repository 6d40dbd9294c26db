/** Recorded calls to a model as plain data, to be kept as JSON beside a test. */
import { type Completion, hashOf, type LMRequest, scrub } from '../engine/index.ts'

/** A failure as it is kept. */
export interface RecordedError {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
  readonly status?: number | undefined
  readonly retryAfterMs?: number | undefined
  readonly attempts?: number | undefined
}

/** One call: what was asked, and what came. */
export interface RecordedCall {
  readonly request: Omit<LMRequest, 'signal'>
  readonly completion?: Completion | undefined
  readonly error?: RecordedError | undefined
}

/** Calls in the order they ended, keys taken out. Write it with JSON.stringify, read it with JSON.parse. */
export interface Cassette {
  readonly schemaVersion: 1
  readonly lm: string
  readonly calls: readonly RecordedCall[]
}

/** A copy without anything that looks like a key, and without the keys that are known. */
export function scrubbed<T>(value: T, secrets: readonly string[]): T {
  return JSON.parse(scrub(JSON.stringify(value), secrets))
}

/** What makes two requests the same: everything but who waits for the answer. */
export function requestKey(
  { signal: _signal, cache: _cache, repeat = 0, ...request }: LMRequest,
  secrets: readonly string[],
): string {
  return hashOf(scrubbed({ ...request, repeat }, secrets))
}
