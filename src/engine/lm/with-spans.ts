/** OpenTelemetry spans around calls, in the gen_ai semantic conventions; without an SDK they cost nothing. */
import type * as OpenTelemetry from '@opentelemetry/api'
import type { Attributes } from '@opentelemetry/api'
import { describeError } from '../errors.ts'
import type { Completion, LM, LMRequest } from './types.ts'
import { withObserver } from './with-observer.ts'

/** The parts of `@opentelemetry/api` that are used; handed in, because only who asks a model should load them. */
export type SpanApi = Pick<typeof OpenTelemetry, 'trace' | 'SpanKind' | 'SpanStatusCode'>

/** An LM with a span per call: model, sampling, tokens, finish reason, and the code of the error. No texts. */
export function withSpans(lm: LM, { trace, SpanKind, SpanStatusCode }: SpanApi): LM {
  const [provider = '', ...rest] = lm.id.split('/')
  const model = rest.join('/') || provider
  // `gen_ai.system` is the older name of the provider's, which many dashboards still read.
  const asked = {
    'gen_ai.provider.name': provider,
    'gen_ai.system': provider,
    'gen_ai.request.model': model,
  }
  return withObserver(lm, (request) => {
    const span = trace.getTracer('whetstone').startSpan(`chat ${model}`, {
      kind: SpanKind.CLIENT,
      attributes: { ...askedFor(request), ...asked },
    })
    if (!span.isRecording()) return undefined
    return {
      answered(completion) {
        span.setAttributes(answeredWith(completion))
        span.end()
      },
      failed(error) {
        const code = error === undefined ? 'left_early' : describeError(error).code
        span.setAttribute('error.type', code)
        span.setStatus({ code: SpanStatusCode.ERROR, message: code })
        span.end()
      },
    }
  })
}

function askedFor({ temperature, maxTokens }: LMRequest): Attributes {
  return {
    'gen_ai.operation.name': 'chat',
    ...(temperature === undefined ? {} : { 'gen_ai.request.temperature': temperature }),
    ...(maxTokens === undefined ? {} : { 'gen_ai.request.max_tokens': maxTokens }),
  }
}

function answeredWith({ model, usage, finishReason, cached, attempts, costUsd }: Completion): Attributes {
  return {
    'gen_ai.response.model': model,
    'gen_ai.response.finish_reasons': [finishReason],
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
    ...(usage.cachedInput > 0 && { 'gen_ai.usage.cache_read.input_tokens': usage.cachedInput }),
    'whetstone.cached': cached,
    'whetstone.attempts': attempts,
    ...(costUsd === null ? {} : { 'whetstone.cost_usd': costUsd }),
  }
}
