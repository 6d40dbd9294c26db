/** The part of an exported AI SDK module that is the same in all. */

import { aiSdkImages, dialogueSource } from './ts-dialogue.ts'
import { stepSource } from './ts-runtime.ts'
import { writeObject } from './ts-runtime-json.ts'

/**
 * Source of `renderStep`, `parseStep` and `generateStep`, which need the imports and `schemas` of the module;
 * `isDialogue` where inputs are images or earlier turns.
 */
export function aiSdkRuntime(isDialogue: boolean): string {
  return [
    promptSource,
    isDialogue ? aiSdkImages.type : messageSource,
    stepSource(isDialogue),
    isDialogue ? dialogueRender : plainRender,
    ...(isDialogue ? [dialogueSource(aiSdkImages)] : []),
    writeObject,
    replySource,
  ].join('\n\n')
}

const promptSource = `/** What generateText is given of a prompt. */
export interface Prompt {
  readonly instructions: string
  readonly messages: ModelMessage[]
}

/** Which model to ask, and what generateText takes besides. */
export interface Options {
  readonly model: LanguageModel
  readonly temperature?: number
  readonly maxOutputTokens?: number
  readonly maxRetries?: number
  readonly abortSignal?: AbortSignal
  readonly providerOptions?: NonNullable<Parameters<typeof generateText>[0]['providerOptions']>
}`

const messageSource = `/** One message before the last. */
interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}`

const plainRender = `function renderStep({ preamble, inputs }: Step, values: object): Prompt {
  const content = writeObject(inputs, readProperties(inputs, { ...values }, ''))
  const [system, ...turns] = preamble
  return { instructions: system?.content ?? '', messages: [...turns, { role: 'user', content }] }
}`

const dialogueRender = `function renderStep(step: Step, values: object): Prompt {
  const given = readProperties(step.inputs, { ...values }, '')
  const [system, ...turns] = step.preamble
  const instructions = typeof system?.content === 'string' ? system.content : ''
  return { instructions, messages: [...turns, ...dialogue(step, given, writeObject)] }
}`

const replySource = `function parseStep(step: Step, text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Error('expected a JSON object, got ' + shown(text), { cause })
  }
  return readOutputs(step, value)
}

function readOutputs({ outputs }: Step, value: unknown): Values {
  if (!isRecord(value)) throw new Error('expected a JSON object, got ' + shown(value))
  return readProperties(outputs, value, '')
}

async function generateStep<Outputs>(
  step: Step,
  inputs: object,
  { part, ...options }: Options & { readonly part: string },
): Promise<Outputs> {
  const schema = jsonSchema<Outputs>(schemas[part] as JSONSchema7, {
    validate: (value) => {
      try {
        return { success: true, value: readOutputs(step, value) as Outputs }
      } catch (error) {
        return { success: false, error: error instanceof Error ? error : new Error(String(error)) }
      }
    },
  })
  const { instructions, messages } = renderStep(step, inputs)
  const { output } = await generateText({
    ...options,
    instructions,
    messages,
    output: Output.object({ schema }),
  })
  return output
}`
