/** Answers that came and are none: cut off, withheld or refused. */
import { LmError } from '../errors.ts'
import type { Completion } from './types.ts'

type Fault = readonly [code: string, told: string]

const truncated: Fault = [
  'truncated',
  'the answer was cut off before it was complete; raise OPENAI_MAX_TOKENS',
]
const faults: Readonly<Record<string, Fault>> = {
  length: truncated,
  // As some compatible endpoints say it.
  max_tokens: truncated,
  model_length: truncated,
  content_filter: ['content_filtered', 'the provider withheld the answer (content_filter)'],
  refusal: ['refused', 'the model refused to answer'],
}

/** Why a completion is no answer, by its finish reason. Such a text is never read, kept or asked for again. */
export function faultOf({ finishReason, model, text }: Completion): LmError | undefined {
  const fault = Object.hasOwn(faults, finishReason) ? faults[finishReason] : undefined
  if (fault === undefined) return undefined
  const [code, told] = fault
  const words = code === 'refused' && text !== '' ? `: ${text}` : ''
  return new LmError(code, `${model}: ${told}${words}`, { retryable: false, finishReason })
}
