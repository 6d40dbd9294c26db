/** `whetstone serve`: the generators as an HTTP service, until Ctrl-C or SIGTERM. */
import { Option } from 'commander'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { fraction, type GlobalFlags, portNumber, positiveNumber, wholeNumber } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'
import { version } from '../version.ts'

const examples = `
Examples:
  whetstone serve --model simulated/gpt-5-nano
  whetstone serve --program hmw@production --fallback zero-shot --fallback-model gpt-5-mini --sample 0.05
  WHETSTONE_API_KEYS=web=…,batch=… whetstone serve --host 0.0.0.0`

interface ServeFlags extends GlobalFlags {
  readonly host: string
  readonly port: number
  readonly program?: readonly string[]
  readonly model?: string
  readonly fallback?: 'zero-shot'
  readonly fallbackModel?: string
  readonly sample: number
  readonly errorEnvelope: 'whetstone' | 'fastapi'
  readonly concurrency?: number
  readonly queue: number
  readonly timeout: number
  readonly rateLimit: number
}

/** Declares the command. */
export const serveCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'serve')
    .description('serve the generators over HTTP (described at /docs), until Ctrl-C or SIGTERM')
    .option('--host <host>', 'beyond loopback only with keys in WHETSTONE_API_KEYS', '127.0.0.1')
    .option('--port <n>', '0 picks a free one', portNumber, 8787)
    .option(
      '--program <ref>',
      'program by name, hash or file for the generator it belongs to; may be repeated (default: zero-shot)',
      (ref: string, others: readonly string[] = []) => [...others, ref],
    )
    .option(
      '--model <ref>',
      'model for all parts, or part=model,part=model (default: that of the task, else OPENAI_MODEL)',
    )
    .addOption(new Option('--fallback <policy>', 'when a program gives no answer').choices(['zero-shot']))
    .option('--fallback-model <ref>', 'when program and model give no answer')
    .option('--sample <share>', 'share of the answers that is scored and stored, 0 to 1', fraction, 0)
    .addOption(
      new Option('--error-envelope <form>', 'form of errors')
        .choices(['whetstone', 'fastapi'])
        .default('whetstone'),
    )
    .option(
      '--concurrency <n>',
      'generations at once (default: WHETSTONE_CONCURRENCY, else 64)',
      wholeNumber(1),
    )
    .option('--queue <n>', 'requests that may wait; more are answered 503', wholeNumber(0), 256)
    .option('--timeout <s>', 'longest time from request to answer', seconds, 60)
    .option('--rate-limit <n>', 'requests a minute for each key; 0 = no limit', wholeNumber(0), 600)
    .addHelpText('after', examples)
    .action(async (flags: ServeFlags) => {
      const env = { ...io.env, WHETSTONE_CONCURRENCY: String(concurrencyOf(flags, io)) }
      const asLine = io.isErrTty ? undefined : noteLine
      end(await runCommand({ ...io, env, asLine }, flags, (context) => serveUntilStopped(context, flags)))
    })

/** Timers hold no more than some 24 days. */
const mostSeconds = 2_000_000

function seconds(text: string): number {
  return Math.min(positiveNumber(text), mostSeconds)
}

/** A note among the lines of the log, for those who read each as JSON. */
function noteLine(message: string): string {
  return JSON.stringify({ level: 40, time: new Date().toISOString(), event_type: 'note', message })
}

function concurrencyOf({ concurrency }: ServeFlags, { env }: Io): number | string {
  return concurrency ?? (env.WHETSTONE_CONCURRENCY || env.DSPY_ASYNC_MAX_WORKERS || 64)
}

async function serveUntilStopped(context: CommandContext, flags: ServeFlags): Promise<number> {
  const { session, io, print, note, signal } = context
  const [{ openLive }, { batchedLines, driftFields, readKeys, serve }, { pino, stdTimeFunctions }] =
    await Promise.all([import('../../workbench/index.ts'), import('../../server/index.ts'), import('pino')])
  const level = flags.quiet ? 'silent' : session.environment.logLevel
  const lines = batchedLines(io.err)
  const log = pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, lines)
  const keys = readKeys(session.environment.serviceKeys)
  const live = await openLive(session, {
    tasks: ['hmw', 'solutions'],
    programs: flags.program,
    model: flags.model,
    patienceMs: flags.timeout * 1000,
    fallback: { zeroShot: flags.fallback === 'zero-shot', model: flags.fallbackModel },
    sample: flags.sample,
    onDrift: (drift) => log.info(driftFields(drift)),
    onWatchFailed: (error) => log.warn({ event_type: 'watch_failed', error_code: codeOf(error) }),
  })
  const programs = await live.check()
  const { host, port, queue, errorEnvelope: envelope, timeout, rateLimit } = flags
  const { concurrency } = session.environment
  const limits = { concurrency, queue, requestMs: timeout * 1000, perMinute: rateLimit }
  const server = await serve({ host, port, live, keys, limits, envelope, log, version: version() })
  log.info({ event_type: 'service_started', url: server.url })
  if (keys.length === 0) note('open to every program on this machine: WHETSTONE_API_KEYS holds no keys')
  print(
    { schemaVersion: 1, url: server.url, port: server.port, keys: keys.map(({ name }) => name), programs },
    () => `serving at ${server.url}, described at ${server.url}/docs (Ctrl-C ends)`,
  )
  await stopped(signal)
  await server.close()
  await live.close()
  lines.flush()
  return exitCode.done
}

/** Resolves on Ctrl-C, and on the signal that process managers send. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGTERM', stop)
      resolve()
    }
    process.once('SIGTERM', stop)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
}
