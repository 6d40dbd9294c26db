/** Answers one generation: wait for a turn, ask the program, and say what it took. */
import type { Context } from 'hono'
import type { Live, LiveOutcome, LiveReport } from '../workbench/index.ts'
import type { AppEnv } from './app.ts'
import { type Ending, withDeadline } from './deadline.ts'
import { errorOf } from './error-of.ts'
import type { Gate } from './gate.ts'
import type { Choices, Generation } from './generations.ts'
import { callFields, type Log, modelText } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Limits } from './options.ts'
import type { Meta } from './schemas.ts'

/** What generating needs. */
export interface GeneratorOptions {
  readonly live: Live
  readonly limits: Limits
  readonly turns: Gate
  readonly metrics: Metrics
  readonly log: Log
}

/** A function that answers requests to any generator. It throws whatever kept it from an answer. */
export function generator({ live, limits, turns, metrics, log }: GeneratorOptions) {
  return async <R extends Choices, C extends object>(
    c: Context<AppEnv>,
    generation: Generation<R, C>,
    request: R,
  ): Promise<C & { meta: Meta }> => {
    const id = c.get('requestId')
    const ask: Ending<LiveOutcome<C>> = async (signal, why) => {
      const outcome = await live.ask({
        id,
        task: generation.task,
        inputs: generation.inputs(request),
        program: request.program,
        model: request.model,
        signal,
        read: (prediction) => generation.read(prediction, request),
      })
      return 'value' in outcome || !signal.aborted ? outcome : { ...outcome, error: why() }
    }
    const outcome = await withDeadline({ ms: limits.requestMs, signal: c.req.raw.signal }, (signal, why) =>
      turns.run(() => ask(signal, why), signal),
    )
    const isAnswered = 'value' in outcome
    metrics.generation(generation.task, outcome, isAnswered)
    const figures = isAnswered ? generation.figures(outcome.value) : {}
    log.info({ ...lineOf(outcome), request_id: id, key: c.get('keyName'), task: generation.task, ...figures })
    c.set('isLogged', true)
    if (!isAnswered) throw outcome.error
    return { ...outcome.value, meta: metaOf(outcome, id) }
  }
}

function lineOf(outcome: LiveOutcome<unknown>) {
  if ('value' in outcome) return { event_type: 'dspy_call_complete', ...callFields(outcome) }
  const { code, status, details } = errorOf(outcome.error)
  return { event_type: 'dspy_call_failed', ...callFields(outcome), status, error_code: code, details }
}

function metaOf(report: LiveReport, requestId: string): Meta {
  const { input, cachedInput, output, reasoning } = report.usage
  return {
    request_id: requestId,
    model: modelText(report.model),
    program: report.program,
    duration_ms: Math.round(report.durationMs),
    usage: {
      input_tokens: input,
      cached_input_tokens: cachedInput,
      output_tokens: output,
      reasoning_tokens: reasoning,
      total_tokens: input + output,
    },
    cost_usd: report.costUsd,
    cached: report.cached,
    fallback_used: report.fallbackUsed,
  }
}
