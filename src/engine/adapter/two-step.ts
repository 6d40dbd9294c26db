/** The two-step adapter: one model answers in free text, a cheaper one reads the fields out of it. */
import { invalidModel, isLm } from '../is-lm.ts'
import type { LM } from '../lm/types.ts'
import { chatAdapter, sections } from './chat.ts'
import { preparedTurns } from './prepare.ts'
import type { Adapter, Prompt } from './types.ts'
import { givenLines, outputWords } from './words.ts'

/**
 * For models that think better when no form is asked of them. The predictor's model answers freely; `extractor` then
 * reads the fields from its words through `adapter`. Both requests stand in the trace.
 * @throws InputError `invalid_model` when `extractor` is none, such as a model's name.
 */
export function twoStepAdapter({
  extractor,
  adapter = chatAdapter,
}: {
  readonly extractor: LM
  readonly adapter?: Adapter | undefined
}): Adapter {
  if (!isLm(extractor)) throw invalidModel('twoStepAdapter, extractor', extractor)
  return {
    name: 'two-step',
    prepare: (prompt) => preparedTurns(prompt, { system: systemText(prompt), write: sections }),
    parse: (signature, text) => chatAdapter.parse(signature, text),
    extraction: { lm: extractor, adapter },
  }
}

function systemText({ signature, instructions }: Prompt): string {
  const asked = signature.outputs.map((field) => `- ${field.name}: ${outputWords(field)}`)
  return [instructions, '', ...givenLines(signature.inputs), 'Answer in your own words; say:', ...asked].join(
    '\n',
  )
}
