/** Which parameters the simulated models take: those of the gpt-5 family, and their refusals. */
import { invalid } from './api-error.ts'

/** Parameters with a single allowed value: any other is refused as the family refuses it. */
const fixed: Readonly<Record<string, unknown>> = {
  temperature: 1,
  top_p: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  n: 1,
  logprobs: false,
}

const unsupported: Readonly<Record<string, string>> = {
  max_tokens: " Use 'max_completion_tokens' instead.",
  stop: '',
  logit_bias: '',
  top_logprobs: '',
  tools: ' The simulated models call no tools.',
  tool_choice: ' The simulated models call no tools.',
  functions: ' The simulated models call no functions.',
  function_call: ' The simulated models call no functions.',
  audio: '',
  modalities: '',
  prediction: '',
}

const taken = new Set(
  `model messages reasoning_effort max_completion_tokens response_format seed stream stream_options user metadata
  store service_tier prompt_cache_key prompt_cache_retention safety_identifier verbosity parallel_tool_calls`.split(
    /\s+/,
  ),
)

/** Refuses what the models do not take. */
export function checkParameters(body: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined || taken.has(name)) continue
    if (name in unsupported) {
      throw invalid(
        `Unsupported parameter: '${name}' is not supported with this model.${unsupported[name]}`,
        name,
        'unsupported_parameter',
      )
    }
    if (!(name in fixed)) throw invalid(`Unknown parameter: '${name}'.`, name, 'unknown_parameter')
    if (value !== fixed[name]) {
      throw invalid(
        `Unsupported value: '${name}' does not support ${JSON.stringify(value)} with this model. Only the default (${fixed[name]}) value is supported.`,
        name,
        'unsupported_value',
      )
    }
  }
}
