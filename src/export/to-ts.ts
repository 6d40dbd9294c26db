/** The `ts` format: a program as one TypeScript module that depends on nothing. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ExportStep, isLone, stepsOf } from './export-step.ts'
import { exportNotes } from './notes.ts'
import { headerComment } from './ts-header.ts'
import { literal } from './ts-literal.ts'
import { type References, references } from './ts-references.ts'
import { runtimeSource } from './ts-runtime.ts'
import { type StepNames, stepData, stepTypes } from './ts-step.ts'
import { camel, pascal, propertyKey, uniqueNames } from './ts-text.ts'
import { validatorSource } from './ts-validator.ts'

/**
 * A module with `render(inputs)`, which writes the messages that Whetstone would send, byte by byte, and
 * `parse(text)`, which reads a reply as Whetstone does or throws: nothing is repaired. A program of several
 * predictors exports them by part, as `steps`. It is type-checked in strict mode and runs in Node 22 as it is.
 */
export function toTs(program: AnyProgram, about: ExportAbout): string {
  const { hash, lineage, score = null, name = program.name } = about
  const steps = stepsOf(program, about)
  const lone = isLone(program)
  const unique = uniqueNames(reservedNames)
  const found = references(unique)
  const named = steps.map((step) => ({ step, names: namesOf(step, unique) }))
  const settings = lone
    ? steps[0]?.settings
    : Object.fromEntries(steps.map((step) => [step.part, step.settings]))
  const types = named.map(({ step, names }) => stepTypes(step, names, found))
  const data = named.map(({ step, names }) => stepData(step, names.data, found))
  const blocks = [
    headerComment({ ...about, name }, exportNotes(program, about)),
    `/** Model and sampling, those of the score where there is one. */\nexport const settings = ${literal(settings, { taken: 24 })}`,
    `/** Where the program comes from, and its score. */\nexport const provenance = ${literal({ name, hash, lineage, score }, { taken: 26 })}`,
    messageSource,
    ...types,
    ...found.types(),
    ...(lone ? named.map(loneSource) : [stepsSource(named)]),
    ...data,
    runtimeSource,
    validatorSource,
    definitionsSource(found),
  ]
  return `${blocks.join('\n\n')}\n`
}

interface NamedStep {
  readonly step: ExportStep
  readonly names: StepNames
}

/** Names that the module takes for itself, and global types that it uses. */
const reservedNames =
  'Inputs Outputs Message Step Field Property Schema Values Date Error Map Set Record Readonly Partial Object Number String Array JSON RegExp renderStep parseStep'.split(
    ' ',
  )

const messageSource = `/** One message of a chat. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}`

function namesOf({ part }: ExportStep, unique: (wanted: string) => string): StepNames {
  if (part === 'self') return { inputs: 'Inputs', outputs: 'Outputs', data: 'step' }
  const base = pascal(part)
  return {
    inputs: unique(`${base}Inputs`),
    outputs: unique(`${base}Outputs`),
    data: unique(`${camel(part)}Step`),
  }
}

function loneSource({ names }: NamedStep): string {
  return `/** The messages to send. Throws an Error that names the input which does not fit. */
export function render(inputs: ${names.inputs}): Message[] {
  return renderStep(${names.data}, inputs)
}

/** The outputs in a reply. Throws an Error that names the field which is missing or does not fit. */
export function parse(text: string): ${names.outputs} {
  return parseStep(${names.data}, text) as ${names.outputs}
}`
}

function stepsSource(steps: readonly NamedStep[]): string {
  const members = steps.map(
    ({ step, names }) => `  ${propertyKey(step.part)}: {
    render: (inputs: ${names.inputs}): Message[] => renderStep(${names.data}, inputs),
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

function definitionsSource(found: References): string {
  const doc = '/** Schemas that refer to themselves, by name. */'
  const lead = 'const definitions: Readonly<Record<string, Schema>> = '
  return `${doc}\n${lead}${literal(found.definitions(), { taken: lead.length })}`
}
