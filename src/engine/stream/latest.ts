/** A channel that keeps only the newest value per key until it is read: a slow reader costs no memory. */

/** Writes on one side, reads on the other. */
export interface Latest<T> {
  put(key: string, value: T): void
  /** No more values come; a failure is thrown to the reader after the values before it. */
  end(failure?: { readonly error: unknown }): void
  values(): AsyncGenerator<T, void, undefined>
}

/** An empty channel. */
export function latest<T>(): Latest<T> {
  const waiting = new Map<string, T>()
  let ended: { readonly failure: { readonly error: unknown } | undefined } | undefined
  let wake = Promise.withResolvers<void>()
  return {
    put(key, value) {
      waiting.set(key, value)
      wake.resolve()
    },
    end(failure) {
      ended = { failure }
      wake.resolve()
    },
    async *values() {
      for (;;) {
        await wake.promise
        wake = Promise.withResolvers<void>()
        const taken = [...waiting.values()]
        waiting.clear()
        yield* taken
        if (ended !== undefined && waiting.size === 0) {
          if (ended.failure) throw ended.failure.error
          return
        }
        if (ended !== undefined) wake.resolve()
      }
    },
  }
}
