/** What every command does around its use case: open a session, stop on Ctrl-C, print, turn errors into exit codes. */
import { CommanderError } from 'commander'
import type { LmError, WhetstoneError } from '../engine/index.ts'
import type { RunProgress, Session } from '../workbench/index.ts'
import { boldFirstLine, hasColor } from './color.ts'
import { earlyWarnings } from './early-warnings.ts'
import { exitCode } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { GlobalFlags } from './options.ts'

/** What a command's use case gets. */
export interface CommandContext {
  readonly session: Session
  readonly flags: GlobalFlags
  readonly io: Io
  /** Aborts on the first Ctrl-C. */
  readonly signal: AbortSignal
  /** Prints the result: as JSON with `--json`, else as text. */
  readonly print: (document: unknown, text: () => string) => void
  /** One line on stderr, unless `--quiet`. */
  readonly note: (text: string) => void
  readonly progress: (progress: RunProgress) => void
}

/** Runs a use case in a session of its own; the result is the exit code. Never throws. */
export async function runCommand(
  io: Io,
  flags: GlobalFlags,
  use: (context: CommandContext) => Promise<number>,
): Promise<number> {
  const isQuiet = flags.quiet === true
  const { asLine = (text) => text } = io
  const say = (text: string) => (isQuiet ? undefined : io.err(`${asLine(text)}\n`))
  const warnings = earlyWarnings(flags, say)
  const note = (text: string) => {
    warnings.tell()
    say(text)
  }
  // Loaded here and not above: `--help` and a mistyped flag must not wait for the renderers.
  const { progressLine } = await import('./progress-line.ts')
  const line = progressLine(io, () => performance.now())
  const stop = new AbortController()
  const release = io.onInterrupt(() => {
    if (stop.signal.aborted) return io.exitNow(exitCode.interrupted)
    stop.abort()
    line.done()
    io.err(`${asLine('stopping when the calls under way are done; Ctrl-C again stops at once')}\n`)
  })
  try {
    const session = await open(io, flags, warnings.add)
    const print = (document: unknown, text: () => string) => {
      line.done()
      warnings.tell()
      io.out(flags.json ? `${JSON.stringify(document, null, 2)}\n` : `${painted(text(), io, flags)}\n`)
    }
    const progress = (now: RunProgress) => {
      warnings.tell()
      if (!isQuiet) line.show(now)
    }
    try {
      return await use({ session, flags, io, signal: stop.signal, print, note, progress })
    } finally {
      line.done()
      await session.close()
    }
  } catch (error) {
    line.done()
    return reportError(error, io, { ...flags, warnings: isQuiet ? [] : warnings.take() })
  } finally {
    warnings.tell()
    release()
  }
}

async function open(io: Io, flags: GlobalFlags, warn: (message: string) => void): Promise<Session> {
  const [{ openSession }, { hmwTask, solutionsTask }] = await Promise.all([
    import('../workbench/index.ts'),
    import('../generators/index.ts'),
  ])
  return openSession({
    cwd: io.cwd,
    env: io.env,
    tasks: { hmw: hmwTask, solutions: solutionsTask },
    config: flags.config,
    store: flags.store,
    onWarning: ({ message }) => warn(message),
  })
}

function painted(text: string, { env, isOutTty }: Io, { color }: GlobalFlags): string {
  return hasColor({ flag: color, env, isTty: isOutTty }) ? boldFirstLine(text) : text
}

/** Prints an error, as JSON with the `warnings` before it, and gives its exit code: 2 for what the user can mend, 1 otherwise. */
export function reportError(
  error: unknown,
  io: Io,
  { json, warnings = [] }: GlobalFlags & { readonly warnings?: readonly string[] },
): number {
  const { code, message, details } = asError(error)
  io.err(
    json
      ? `${JSON.stringify({ error: { code, message, ...details }, ...(warnings.length > 0 ? { warnings } : {}) })}\n`
      : `error: ${message}${error instanceof CommanderError ? '\n(whetstone <command> --help shows its flags)' : ''}\n`,
  )
  if (code === 'unexpected' && io.env.WHETSTONE_DEBUG && error instanceof Error) io.err(`${error.stack}\n`)
  return isUsersMistake(error) ? exitCode.badInput : exitCode.failed
}

function asError(error: unknown): {
  code: string
  message: string
  details: Readonly<Record<string, unknown>>
} {
  if (error instanceof CommanderError)
    return { code: 'usage', message: error.message.replace(/^error: /, ''), details: {} }
  if (isWhetstoneError(error)) return { code: error.code, message: error.message, details: error.details }
  const message = error instanceof Error ? error.message : String(error)
  return {
    code: 'unexpected',
    message: `${message} (unexpected; WHETSTONE_DEBUG=1 shows where)`,
    details: {},
  }
}

// Told by shape, so that start-up does not load the engine just to report a mistyped flag.
function isWhetstoneError(error: unknown): error is WhetstoneError | LmError {
  return error instanceof Error && 'code' in error && 'details' in error
}

function isUsersMistake(error: unknown): boolean {
  return error instanceof CommanderError || (isWhetstoneError(error) && error.name === 'InputError')
}
