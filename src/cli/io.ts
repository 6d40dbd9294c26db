/** The outer world of a command: where it prints, what it was given, how it is stopped. */

/** Streams, environment and working folder. Tests hand in others. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Results. */
  readonly out: (text: string) => void
  /** Progress, warnings and errors. */
  readonly err: (text: string) => void
  /** How a note or a warning stands on `err`. @default as it is */
  readonly asLine?: ((text: string) => string) | undefined
  readonly isOutTty: boolean
  readonly isErrTty: boolean
  /** Calls back on Ctrl-C; gives what takes the listener off again. */
  readonly onInterrupt: (listener: () => void) => () => void
  /** Ends at once, for a second Ctrl-C. */
  readonly exitNow: (code: number) => void
}

/** The real process. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    env: process.env,
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isOutTty: process.stdout.isTTY === true,
    isErrTty: process.stderr.isTTY === true,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener)
      return () => void process.off('SIGINT', listener)
    },
    exitNow: (code) => process.exit(code),
  }
}

// A reader such as `head` that has seen enough closes the pipe; that is no failure of ours.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
