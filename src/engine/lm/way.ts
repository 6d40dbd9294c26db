/** A way to the wire: requests in plain data, and the connections that carry them. */
import type { Answer } from './reply.ts'

/** One request in plain data. */
export interface WireRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** The client writes its bodies as JSON itself. */
  readonly body: string | undefined
  readonly signal: AbortSignal | undefined
}

/** Sends a request; rejects when no answer comes, with the reason of the signal when it aborts. */
export type Send = (request: WireRequest) => Promise<Answer>

/** A way to send, with the connections it holds. */
export interface Way {
  readonly send: Send
  readonly close: () => Promise<void>
}

/** Proxies by the scheme of what is asked for, and the hosts (comma-separated) that are reached without one. */
export interface Proxies {
  readonly http?: string | undefined
  readonly https?: string | undefined
  readonly no?: string | undefined
}
