/** Answers that are none. */
import { expect, it } from 'vitest'
import { faultOf } from './fault.ts'
import { type Completion, noUsage } from './types.ts'

const completion = (finishReason: string, text = ''): Completion => ({
  text,
  model: 'm',
  finishReason,
  usage: noUsage,
  costUsd: 0,
  listCostUsd: 0,
  latencyMs: 0,
  cached: false,
  attempts: 1,
})

it.each([
  ['length', 'cut', 'truncated', 'm: the answer was cut off before it was complete; raise OPENAI_MAX_TOKENS'],
  [
    'max_tokens',
    'cut',
    'truncated',
    'm: the answer was cut off before it was complete; raise OPENAI_MAX_TOKENS',
  ],
  [
    'model_length',
    '',
    'truncated',
    'm: the answer was cut off before it was complete; raise OPENAI_MAX_TOKENS',
  ],
  ['content_filter', '', 'content_filtered', 'm: the provider withheld the answer (content_filter)'],
  ['refusal', '', 'refused', 'm: the model refused to answer'],
  ['refusal', 'I will not.', 'refused', 'm: the model refused to answer: I will not.'],
])('%s (%o) is %s', (finishReason, text, code, message) => {
  expect(faultOf(completion(finishReason, text))).toMatchObject({ code, message, retryable: false })
})

it.each(['stop', 'tool_calls', '', 'constructor'])('%o is no fault', (finishReason) => {
  expect(faultOf(completion(finishReason))).toBeUndefined()
})
