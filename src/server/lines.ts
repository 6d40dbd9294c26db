/** Lines that go out together: one write for all that a turn of the event loop brings. */

/** Takes lines, as the destination of a pino logger does. */
export interface Lines {
  write(line: string): void
  /** Writes what is pending. */
  flush(): void
}

/** Lines for `write`, in order; under load, requests share the system call that a line costs. */
export function batchedLines(write: (text: string) => void): Lines {
  let pending = ''
  const flush = () => {
    const text = pending
    pending = ''
    if (text !== '') write(text)
  }
  return {
    write(line) {
      if (pending === '') setImmediate(flush)
      pending += line
    },
    flush,
  }
}
