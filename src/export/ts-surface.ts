/** What callers of an exported module call: `render` and `parse`, by part where there are several. */
import type { ExportStep } from './export-step.ts'
import type { NamedStep } from './ts-module.ts'
import { lineWidth, propertyKey } from './ts-text.ts'

/** What the functions of a runtime are called and give. */
export interface Surface {
  /** The type that is rendered. */
  readonly prompt: string
  /** What stands behind `renderStep` and `parseStep` for a step. */
  readonly suffix: (step: ExportStep) => string
}

/** `render` and `parse` of a lone predictor, or `steps` that hold them by part. */
export function renderAndParse(steps: readonly NamedStep[], surface: Surface): string {
  const [only, ...others] = steps
  return only?.step.part === 'self' && others.length === 0
    ? loneSource(only, surface)
    : stepsSource(steps, surface)
}

function loneSource({ step, names }: NamedStep, { prompt, suffix }: Surface): string {
  return `/** The messages to send. Throws an Error that names the input which does not fit. */
export function render(inputs: ${names.inputs}): ${prompt} {
  return renderStep${suffix(step)}(${names.data}, inputs)
}

/** The outputs in a reply. Throws an Error that names the field which is missing or does not fit. */
export function parse(text: string): ${names.outputs} {
  return parseStep${suffix(step)}(${names.data}, text) as ${names.outputs}
}`
}

function stepsSource(steps: readonly NamedStep[], { prompt, suffix }: Surface): string {
  const members = steps.map(
    ({ step, names }) => `  ${propertyKey(step.part)}: {
${arrow(`    render: (inputs: ${names.inputs}): ${prompt} =>`, `renderStep${suffix(step)}(${names.data}, inputs)`)}
${arrow(`    parse: (text: string): ${names.outputs} =>`, `parseStep${suffix(step)}(${names.data}, text) as ${names.outputs}`)}
  },`,
  )
  return `/**
 * The steps by part. \`render\` gives the messages to send, \`parse\` reads the reply; both throw an Error that names
 * the field which is missing or does not fit.
 */
export const steps = {
${members.join('\n')}
}`
}

/** A function of one expression, which stands below its head where both are too long for a line. */
export function arrow(head: string, body: string): string {
  const line = `${head} ${body},`
  const indent = head.length - head.trimStart().length
  return line.length <= lineWidth ? line : `${head}\n${' '.repeat(indent + 2)}${body},`
}
