/** The part of an exported AI SDK module that is the same in all. */

/** Source of `renderStep`, `parseStep` and `generateStep`, which need the imports and `schemas` of the module. */
export const aiSdkRuntime = `/** What generateText is given of a prompt. */
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
}

/** One field of a step: how its text stood in a chat, and what its value must be. */
interface Field extends Property {
  readonly as: 'text' | 'text or null' | 'json'
}

/** One message before the last. */
interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** One prompt: what is always sent, what is filled in, what comes back. */
interface Step {
  readonly preamble: readonly Message[]
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}

function renderStep({ preamble, inputs }: Step, values: object): Prompt {
  const given = readProperties(inputs, { ...values }, '')
  const content = JSON.stringify(Object.fromEntries(inputs.map(({ name }) => [name, given[name]])))
  const [system, ...turns] = preamble
  return { instructions: system?.content ?? '', messages: [...turns, { role: 'user', content }] }
}

function parseStep(step: Step, text: string): unknown {
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
