/** The prompt artifact at work: its own rules, followed to the letter. */
import type { Message, Values } from '../engine/index.ts'
import type { Artifact } from './artifact.ts'
import type { Form } from './forms.ts'
import { importSource } from './import-source.ts'
import type { JsonSchema } from './json-schema.ts'
import { dialogue, promptForms, type Slot } from './prompt-forms.ts'
import { embedded } from './ts-schema.ts'
import { validatorSource } from './ts-validator.ts'

interface PromptStep {
  readonly part: string
  /** That of the artifact where it says none. */
  readonly adapter?: Form
  readonly messages: readonly Message[]
  readonly slots: readonly Slot[]
  readonly outputs: readonly Slot[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** Values as their schemas have them. @throws what does not fit. */
type Check = (values: Values) => Values

/** Fills and reads the steps of an artifact. */
export async function loadPrompt(content: string): Promise<Artifact> {
  const { adapter, steps } = JSON.parse(content) as { adapter: Form; steps: readonly PromptStep[] }
  const loaded = new Map(
    await Promise.all(steps.map(async (step) => [step.part, await loadStep(step, adapter)] as const)),
  )
  const stepOf = (part: string) => {
    const step = loaded.get(part)
    if (step === undefined) throw new Error(`expected a part of the artifact, got ${part}`)
    return step
  }
  return {
    render: (part, inputs) => stepOf(part).render(inputs),
    parse: (part, text) => stepOf(part).parse(text),
  }
}

async function loadStep(step: PromptStep, adapter: Form) {
  const form = promptForms[step.adapter ?? adapter]
  const checkInputs = await checkOf(step.inputSchema)
  const checkOutputs = await checkOf(step.outputSchema)
  return {
    render(inputs: Values): readonly Message[] {
      const values = plain(checkInputs(inputs)) as Values
      return [...step.messages.slice(0, -1), ...dialogue(step, values, form)]
    },
    parse: (text: string) => checkOutputs(Object.fromEntries(form.read(step.outputs, text))),
  }
}

/** The schemas are read by the validator that exported modules bring along. */
async function checkOf({ properties, required, $defs = {} }: JsonSchema): Promise<Check> {
  const schemaOf = (schema: unknown) => embedded(schema as JsonSchema, { nameOf: (reference) => reference })
  const fields = Object.entries(properties as Values).map(([name, schema]) => ({
    name,
    isRequired: (required as readonly string[]).includes(name),
    schema: schemaOf(schema),
  }))
  const definitions = Object.entries($defs as Values).map(
    ([name, schema]) => [`#/$defs/${name}`, schemaOf(schema)] as const,
  )
  const { readProperties } = await importSource<{
    readProperties: (fields: unknown, values: Values, path: string) => Values
  }>(
    [
      validatorSource,
      `const definitions: Record<string, Schema> = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(definitions)))})`,
      'export { readProperties }',
    ].join('\n'),
  )
  return (values) => readProperties(fields, values, '')
}

/** Dates as JSON carries them; absent inputs absent. */
function plain(values: Values): unknown {
  return JSON.parse(JSON.stringify(values))
}
