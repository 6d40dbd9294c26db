/** The start of a request, as the pace of its endpoint counts it. */
export interface Start {
  /** Milliseconds. */
  readonly at: number
  /** Which one of all, from 1. */
  readonly index: number
}
