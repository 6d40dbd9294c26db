/** The `ai-sdk` format: a module for AI SDK 7, `generateText` with `Output.object`. */
import { type AnyProgram, jsonAdapter } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { aiSdkRuntime } from './ai-sdk-runtime.ts'
import { isLone, stepsOf } from './export-step.ts'
import { objectSchema } from './object-schema.ts'
import { requestParameters } from './request-parameters.ts'
import { fileNamed, memberOf, partOf } from './to-openai.ts'
import { aiSdkImages, isDialogue } from './ts-dialogue.ts'
import { literal } from './ts-literal.ts'
import { type ModuleKind, moduleSource, type NamedStep } from './ts-module.ts'
import { renderAndParse } from './ts-surface.ts'
import { lineWidth, propertyKey, stringLiteral } from './ts-text.ts'

/**
 * A module with `generate(inputs, { model })`, and `render` and `parse` as in `ts`. It asks in the form of the JSON
 * adapter, for that is what `Output.object` holds a model to: instructions apart from messages, as AI SDK 7 wants.
 */
export function toAiSdk(program: AnyProgram, about: ExportAbout): string {
  const schemas = schemasOf(program, about)
  return moduleSource(program, about, {
    needs: 'needs `ai` 7 and the package of a provider',
    use,
    adapter: jsonAdapter,
    reserved:
      'ModelMessage JSONSchema7 LanguageModel Output jsonSchema generateText Part Prompt Options schemas parameters generateStep',
    lead: (steps) => [importSource, parameterSource(steps, about), schemas.source],
    surface: (steps) =>
      [renderAndParse(steps, { prompt: 'Prompt', suffix: () => '' }), generateSource(steps)].join('\n\n'),
    images: aiSdkImages,
    runtime: (steps) => aiSdkRuntime(isDialogue(steps)),
    notes: [
      ...(about.score && asksByDefault(program)
        ? ['The score was measured with the chat form of the prompt; this module asks for JSON.']
        : []),
      ...schemas.notes,
      'AI SDK 6: rename `instructions` to `system` in generateStep. AI SDK 5: that too, and `output` to `experimental_output`, in the call and in its result.',
    ],
  })
}

/** True where a part has no adapter of its own; of the others the notes say what becomes of their forms. */
function asksByDefault({ predictors }: AnyProgram): boolean {
  return Object.values(predictors).some(({ adapter }) => adapter === undefined)
}

const importSource = `import { generateText, type JSONSchema7, jsonSchema, type LanguageModel, type ModelMessage, Output } from 'ai'`

const use: ModuleKind['use'] = (steps, file) => {
  const part = partOf(steps)
  return [
    "import { openai } from '@ai-sdk/openai'",
    `import { generate } from './${fileNamed(file)}.ai-sdk.ts'`,
    '',
    `const model = openai('${modelOf(steps)}')`,
    `const outputs = await generate${part === undefined ? '' : memberOf(part)}(inputs, { model })`,
  ]
}

function modelOf(steps: readonly NamedStep[]): string {
  const ref = steps[0]?.step.settings.model
  return typeof ref === 'string' ? ref.slice(ref.indexOf('/') + 1) : 'gpt-5-nano'
}

/** The strict form, where there is one: providers hold a model to that. */
function schemasOf(program: AnyProgram, about: ExportAbout): { source: string; notes: string[] } {
  const notes: string[] = []
  const schemas = stepsOf(program, about, jsonAdapter).map(({ part, outputs, responseFormat }) => {
    if (responseFormat === undefined)
      notes.push(
        `The outputs${isLone(program) ? '' : ` of \`${part}\``} have no strict schema: with OpenAI pass providerOptions { openai: { strictJsonSchema: false } }.`,
      )
    return [part, responseFormat?.schema ?? objectSchema(outputs)] as const
  })
  const value = literal(Object.fromEntries(schemas), { taken: 40 })
  return {
    source: `/** What the model is held to, by part; parse checks the rest. */\nexport const schemas: Readonly<Record<string, unknown>> = ${value}`,
    notes,
  }
}

function parameterSource(steps: readonly NamedStep[], about: ExportAbout): string {
  const parameters = steps.map(({ step }) => {
    const { temperature, maxTokens, reasoningEffort } = requestParameters(step.settings, about)
    const effort = reasoningEffort === undefined ? undefined : { openai: { reasoningEffort } }
    const wished = { temperature, maxOutputTokens: maxTokens, providerOptions: effort }
    return [
      step.part,
      Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined)),
    ] as const
  })
  const doc = '/** Sampling as the model of the settings takes it, by part; options of a call win. */'
  return `${doc}\nexport const parameters = ${literal(Object.fromEntries(parameters), { taken: 26 })}`
}

function generateSource(steps: readonly NamedStep[]): string {
  const doc =
    '/** Asks a model. Throws what `generateText` throws; a reply that does not fit is a NoObjectGeneratedError. */'
  const call = ({ step, names }: NamedStep) => {
    const lead = `generateStep<${names.outputs}>(${names.data}, inputs, {`
    const members = [`...parameters${memberOf(step.part)}`, '...options', `part: ${stringLiteral(step.part)}`]
    const line = `${lead} ${members.join(', ')} })`
    return line.length + 5 <= lineWidth
      ? line
      : `${lead}\n${members.map((member) => `      ${member},\n`).join('')}    })`
  }
  const [only] = steps
  if (only && partOf(steps) === undefined) {
    return `${doc}
export function generate(inputs: ${only.names.inputs}, options: Options): Promise<${only.names.outputs}> {
  return ${call(only)}
}`
  }
  const members = steps.map((one) => {
    const { inputs, outputs } = one.names
    const [key, result] = [propertyKey(one.step.part), `Promise<${outputs}> =>`]
    const head = `  ${key}: (inputs: ${inputs}, options: Options): ${result}`
    const fits = head.length <= lineWidth
    return `${fits ? head : `  ${key}: (\n    inputs: ${inputs},\n    options: Options,\n  ): ${result}`}\n    ${call(one)},`
  })
  return `${doc}\nexport const generate = {\n${members.join('\n')}\n}`
}
