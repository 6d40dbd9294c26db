/** Spans of calls, caught by a tracer of the test. */
import { createRequire } from 'node:module'
import * as api from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { expect, it } from 'vitest'
import { scriptedLM } from '../../testing/index.ts'
import { LmError } from '../errors.ts'
import { type SpanApi, withSpans } from './with-spans.ts'

/** The API with a tracer that writes down what it is told. */
function recording() {
  const spans: Record<string, unknown>[] = []
  const startSpan = (name: string, options: { attributes: object }) => {
    const told: Record<string, unknown> = { name, ...options.attributes, ended: 0 }
    spans.push(told)
    return {
      isRecording: () => true,
      setAttribute: (key: string, value: unknown) => Object.assign(told, { [key]: value }),
      setAttributes: (more: object) => Object.assign(told, more),
      setStatus: (status: object) => Object.assign(told, { status }),
      end: () => Object.assign(told, { ended: (told.ended as number) + 1 }),
    }
  }
  const trace = { getTracer: () => ({ startSpan }) } as unknown as SpanApi['trace']
  return { spans, api: { ...api, trace } }
}
const request = { messages: [{ role: 'user', content: 'a secret of mine' }], temperature: 0.5 } as const

it('tell model, sampling, tokens and how it ended, and no texts', async () => {
  const { spans, api } = recording()
  await withSpans(scriptedLM(['x'], { id: 'openai/gpt-5-nano' }), api).generate(request)
  expect(spans).toEqual([
    {
      name: 'chat gpt-5-nano',
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.system': 'openai',
      'gen_ai.request.model': 'gpt-5-nano',
      'gen_ai.request.temperature': 0.5,
      'gen_ai.response.model': 'gpt-5-nano',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 0,
      'gen_ai.usage.output_tokens': 0,
      'whetstone.cached': false,
      'whetstone.attempts': 1,
      'whetstone.cost_usd': 0,
      ended: 1,
    },
  ])
})

it('tell what the provider read from its own cache', async () => {
  const { spans, api } = recording()
  const usage = { input: 9, cachedInput: 7, cacheWrite: 0, output: 1, reasoning: 0 }
  await withSpans(scriptedLM([{ text: 'x', usage }]), api).generate(request)
  expect(spans).toMatchObject([{ 'gen_ai.usage.cache_read.input_tokens': 7 }])
})

it('tell the code of an error', async () => {
  const { spans, api } = recording()
  const error = new LmError('timeout', 'late', { retryable: true })
  await expect(withSpans(scriptedLM([error]), api).generate(request)).rejects.toBe(error)
  expect(spans).toMatchObject([{ 'error.type': 'timeout', status: { message: 'timeout' }, ended: 1 }])
})

it('cost nothing without an SDK', async () => {
  expect(await withSpans(scriptedLM(['x']), api).generate(request)).toMatchObject({ text: 'x' })
})

it('reach the SDK of a user, whose own copy of the API it registers with', async () => {
  // A copy of ours that is newer than the one an SDK takes would ignore the SDK without a word.
  const users = createRequire(createRequire(import.meta.url).resolve('@opentelemetry/sdk-trace-base'))
  const { trace } = users('@opentelemetry/api') as typeof api
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  trace.setGlobalTracerProvider(provider)
  try {
    await withSpans(scriptedLM(['x'], { id: 'openai/gpt-5-nano' }), api).generate(request)
  } finally {
    trace.disable()
  }
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['chat gpt-5-nano'])
})
