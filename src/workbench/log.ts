/** Structured logs: one line per call to a model, in the fields that existing dashboards know. */
import {
  attemptsOf,
  type Completion,
  currentPath,
  currentProgram,
  describeError,
  type LM,
  type LMRequest,
  scrub,
  type Values,
  whenRead,
  withObserver,
} from '../engine/index.ts'

/** Takes log lines, as a pino logger does. */
export interface CallLog {
  debug(fields: object): void
  warn(fields: object): void
}

/** What logging needs. */
export interface CallLogOptions {
  readonly log: CallLog
  /** Milliseconds, monotonic. */
  readonly now: () => number
  /** Keys that must not be shown. */
  readonly secrets: readonly string[]
}

/** Characters of the last message that are shown. */
const shown = 200

/**
 * An LM that logs each call as it ends: `dspy_call_complete` or `dspy_call_failed`, with program, predictor, model,
 * duration, tokens, cost, cache and attempts, and of what a predictor read out of the answer the number of outputs and
 * their average score. Of the inputs only the start of the last message is shown, without keys.
 */
export function withCallLog(lm: LM, { log, now, secrets }: CallLogOptions): LM {
  return withObserver(lm, (request) => {
    const startedAt = now()
    const head = { ...headOf(lm), input: inputOf(request, secrets) }
    const took = () => ({ duration_ms: Math.round(now() - startedAt) })
    return {
      answered(completion) {
        const line = { event_type: 'dspy_call_complete', ...head, ...took(), ...fieldsOf(completion) }
        const isRead = whenRead((outputs, warning) =>
          log.debug({ ...line, ...figuresOf(outputs), ...(warning && { warning: warning.message }) }),
        )
        if (!isRead) log.debug(line)
      },
      failed(error) {
        const { code, message } = error === undefined ? leftEarly : describeError(error)
        const attempts = attemptsOf(error)
        const told = {
          ...(attempts === undefined ? {} : { attempts }),
          error_code: code,
          error: scrub(message, secrets).slice(0, shown),
        }
        log.warn({ event_type: 'dspy_call_failed', ...head, ...took(), ...told })
      },
    }
  })
}

const leftEarly = { code: 'left_early', message: 'the reader of the stream left' }

function headOf({ id }: LM) {
  const program = currentProgram()
  const predictor = currentPath() || 'self'
  return { module_name: program || predictor, predictor, lm: id }
}

function inputOf({ messages }: LMRequest, secrets: readonly string[]): string {
  const text = scrub(messages.at(-1)?.content ?? '', secrets)
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}

function fieldsOf({ model, usage, costUsd, cached, attempts, finishReason, fallback }: Completion) {
  const { input, cachedInput, output, reasoning } = usage
  return {
    model,
    token_usage: { input, cached_input: cachedInput, output, reasoning, total: input + output },
    cost_usd: costUsd,
    cached,
    attempts,
    finish_reason: finishReason,
    ...(fallback && { fallback_from: fallback.from }),
  }
}

/** Items of the first list (without one: 1; 0 when nothing could be read), and the mean of a field that holds scores. */
function figuresOf(outputs: Values | undefined): { output_count: number; avg_score?: number } {
  if (outputs === undefined) return { output_count: 0 }
  const list = Object.values(outputs).find((value) => Array.isArray(value))
  const named = Object.entries(outputs).find(([name]) => /score/i.test(name))
  const scores = [named?.[1]].flat().filter((score) => typeof score === 'number')
  const sum = scores.reduce((total, score) => total + score, 0)
  return {
    output_count: Array.isArray(list) ? list.length : 1,
    ...(scores.length > 0 && { avg_score: sum / scores.length }),
  }
}
