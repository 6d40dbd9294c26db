/** What takes a while to find out, as it stands now. */

/** On its way, there, or the reason why it never will be. */
export type Later<T> =
  | { readonly status: 'waiting' }
  | { readonly status: 'there'; readonly value: T }
  | { readonly status: 'failed'; readonly reason: string }

/** Asks at once; `now` tells how it stands, `arrived` is called when that changes. */
export function laterOf<T>(ask: () => Promise<T>, arrived: () => void): { now: () => Later<T> } {
  let now: Later<T> = { status: 'waiting' }
  const settle = (state: Later<T>) => {
    now = state
    arrived()
  }
  ask().then(
    (value) => settle({ status: 'there', value }),
    (error) => settle({ status: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  )
  return { now: () => now }
}
