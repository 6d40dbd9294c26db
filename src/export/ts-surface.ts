/** What callers of an exported module call: `render` and `parse`, by part where there are several. */
import type { NamedStep } from './ts-module.ts'
import { propertyKey } from './ts-text.ts'

/** `render` and `parse` of a lone predictor, or `steps` that hold them by part. `prompt` is the type rendered. */
export function renderAndParse(steps: readonly NamedStep[], prompt: string): string {
  const [only, ...others] = steps
  return only?.step.part === 'self' && others.length === 0
    ? loneSource(only, prompt)
    : stepsSource(steps, prompt)
}

function loneSource({ names }: NamedStep, prompt: string): string {
  return `/** The messages to send. Throws an Error that names the input which does not fit. */
export function render(inputs: ${names.inputs}): ${prompt} {
  return renderStep(${names.data}, inputs)
}

/** The outputs in a reply. Throws an Error that names the field which is missing or does not fit. */
export function parse(text: string): ${names.outputs} {
  return parseStep(${names.data}, text) as ${names.outputs}
}`
}

function stepsSource(steps: readonly NamedStep[], prompt: string): string {
  const members = steps.map(
    ({ step, names }) => `  ${propertyKey(step.part)}: {
    render: (inputs: ${names.inputs}): ${prompt} => renderStep(${names.data}, inputs),
    parse: (text: string): ${names.outputs} => parseStep(${names.data}, text) as ${names.outputs},
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
