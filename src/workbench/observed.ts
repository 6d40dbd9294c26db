/** Spans and log lines around a model, joined as the environment says. */
import { type LM, withSpans } from '../engine/index.ts'
import type { Clock } from './clock.ts'
import type { Environment } from './environment.ts'
import { lazily } from './lazily.ts'
import { withCallLog } from './log.ts'
import { logLines } from './log-lines.ts'

/**
 * The model with an OpenTelemetry span per call, and at LOG_LEVEL=debug or trace with a line on stderr per call: lines
 * of single calls are for looking into things, so commands are quiet without.
 */
export function observed(
  lm: LM,
  { logLevel }: Environment,
  { clock, apiKey }: { clock: Clock; apiKey: string },
): LM {
  const isLogging = logLevel === 'debug' || logLevel === 'trace'
  return lazily(lm.id, async () => {
    const spanned = withSpans(lm, await import('@opentelemetry/api'))
    if (!isLogging) return spanned
    const { stderr } = process
    const log = await logLines(logLevel, {
      isTerminal: stderr.isTTY === true,
      write: (line) => void stderr.write(line),
    })
    return withCallLog(spanned, { log, now: clock.now, secrets: [apiKey] })
  })
}
