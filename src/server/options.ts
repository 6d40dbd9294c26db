/** What a service is made of, and its limits. */
import type { Live } from '../workbench/index.ts'
import type { Envelope } from './envelope.ts'
import type { ServiceKey } from './keys.ts'
import type { Log } from './log.ts'

/** Limits of a service. */
export interface Limits {
  /** Largest body. */
  readonly bodyBytes: number
  /** Longest time from request to answer. */
  readonly requestMs: number
  /** Generations at once. */
  readonly concurrency: number
  /** Requests that may wait for their turn. */
  readonly queue: number
  /** Requests a minute for each key; 0 = no limit. */
  readonly perMinute: number
}

/** The limits that hold unless others are named. */
export const defaultLimits: Limits = {
  bodyBytes: 1024 * 1024,
  requestMs: 60_000,
  concurrency: 64,
  queue: 256,
  perMinute: 600,
}

/** What the app is made of. */
export interface AppOptions {
  readonly live: Live
  /** Without keys everybody is let in: only for loopback. */
  readonly keys?: readonly ServiceKey[] | undefined
  readonly limits?: Partial<Limits> | undefined
  readonly envelope?: Envelope | undefined
  readonly log?: Log | undefined
  readonly version?: string | undefined
  /** True when the service takes leave: `/ready` says so and connections are not kept. */
  readonly isDraining?: (() => boolean) | undefined
  /** Milliseconds, monotonic. */
  readonly now?: (() => number) | undefined
  readonly newId?: (() => string) | undefined
}
