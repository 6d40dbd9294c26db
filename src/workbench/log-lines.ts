/** Where log lines go: JSON for programs, one readable line per event for people at a terminal. */
import type { CallLog } from './log.ts'

/** A log that writes lines at `level` and above, for a person where `isTerminal`. */
export async function logLines(
  level: string,
  { isTerminal, write }: { isTerminal: boolean; write: (line: string) => void },
): Promise<CallLog> {
  const { pino, stdTimeFunctions } = await import('pino')
  const lines = pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime },
    { write: isTerminal ? (line: string) => write(readable(line)) : write },
  )
  return { debug: (fields) => lines.debug(fields), warn: (fields) => lines.warn(fields) }
}

interface Line {
  readonly level: number
  readonly time: string
  readonly event_type: string
  readonly module_name: string
  readonly predictor: string
  readonly lm: string
  readonly duration_ms: number
  readonly token_usage?: { readonly input: number; readonly output: number }
  readonly cost_usd?: number | null
  readonly cached?: boolean
  readonly attempts?: number
  readonly output_count?: number
  readonly avg_score?: number
  readonly error_code?: string
  readonly error?: string
}

/** `12:03:04.512 DEBUG Hmw self openai/gpt-5-nano 812 ms · 640 + 210 tokens · $0.0001 · outputs: 5, score 7.2`. */
function readable(json: string): string {
  const line: Line = JSON.parse(json)
  const weight = line.level >= 40 ? 'WARN ' : 'DEBUG'
  const head = [line.time.slice(11, 23), weight, line.module_name, line.predictor, line.lm]
  return `${[...head, `${line.duration_ms} ms`].join(' ')} · ${detailsOf(line).join(' · ')}\n`
}

function detailsOf(line: Line): string[] {
  if (line.error_code !== undefined) return [`${line.error_code}: ${line.error}`]
  const { token_usage: tokens, cost_usd: cost, attempts = 1, avg_score: score } = line
  const details = [
    tokens && `${tokens.input} + ${tokens.output} tokens`,
    line.cached ? 'cached' : costText(cost),
    attempts > 1 && `${attempts} attempts`,
    line.output_count !== undefined &&
      `outputs: ${line.output_count}${score === undefined ? '' : `, score ${Number(score.toFixed(3))}`}`,
  ]
  return details.filter((detail) => typeof detail === 'string')
}

function costText(usd: number | null | undefined): string {
  return typeof usd === 'number' ? `$${Number(usd.toPrecision(3))}` : '$?'
}
