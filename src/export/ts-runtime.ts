/** The part of an exported module that is the same in all which ask in the same forms: writes messages, reads replies. */
import type { Form } from './forms.ts'
import { dialogueSource, type ImageSpelling } from './ts-dialogue.ts'
import { chatRuntime } from './ts-runtime-chat.ts'
import { jsonRuntime } from './ts-runtime-json.ts'
import { xmlRuntime } from './ts-runtime-xml.ts'

/** What stands behind `renderStep` and `parseStep` for each form. */
export const runtimeSuffix: Readonly<Record<Form, string>> = { chat: '', json: 'AsJson', xml: 'AsXml' }

const runtimes: Readonly<Record<Form, string>> = { chat: chatRuntime, json: jsonRuntime, xml: xmlRuntime }
const writers: Readonly<Record<Form, string>> = {
  chat: 'writeSections',
  json: 'writeObject',
  xml: 'writeTagged',
}

/**
 * Source of `renderStep…` and `parseStep…`, which need `Message` of the module and `read…` of the validator; `images`
 * where inputs are images or earlier turns.
 */
export function runtimeSource(forms: ReadonlySet<Form>, images?: ImageSpelling): string {
  const isMarked = forms.has('chat') || forms.has('xml')
  const blocks = [
    stepSource(images !== undefined),
    ...[...forms].map((form) => `${renderSource(form, images !== undefined)}\n\n${runtimes[form]}`),
    ...(images === undefined ? [] : [dialogueSource(images)]),
    ...(isMarked ? [textSource] : []),
  ]
  return blocks.join('\n\n')
}

/** Source of the interfaces of fields and steps. */
export function stepSource(isDialogue: boolean): string {
  return `/** One field of a step: how its text stands in a message, and what its value must be. */
interface Field extends Property {
  readonly as: 'text' | 'text or null' | 'json'${isDialogue ? " | 'image' | 'history'" : ''}
}

/** One prompt: what is always sent, what is filled in, what comes back. */
interface Step {
  readonly preamble: readonly Message[]
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}`
}

function renderSource(form: Form, isDialogue: boolean): string {
  const [name, write] = [`renderStep${runtimeSuffix[form]}`, writers[form]]
  return isDialogue
    ? `function ${name}(step: Step, values: object): Message[] {
  const given = readProperties(step.inputs, { ...values }, '')
  return [...step.preamble, ...dialogue(step, given, ${write})]
}`
    : `function ${name}({ preamble, inputs }: Step, values: object): Message[] {
  const given = readProperties(inputs, { ...values }, '')
  return [...preamble, { role: 'user', content: ${write}(inputs, given) }]
}`
}

/** Values as the text of a section and back. */
const textSource = String.raw`
function textOf(field: Field, value: unknown): string {
  if (field.as !== 'json' && value instanceof Date) return value.toISOString()
  if (field.as === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return field.as === 'text or null' && /^"*null"*$/.test(value) ? '"' + value + '"' : value
}

function valueOf(field: Field, text: string): unknown {
  if (field.as === 'json') return jsonOf(field.name, text)
  if (field.as === 'text') return text
  if (text === 'null') return null
  return /^"+null"+$/.test(text) ? text.slice(1, -1) : text
}

/** JSON, with or without a Markdown fence around it. */
function jsonOf(name: string, text: string): unknown {
  const json = /^\x60{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?\x60{3}$/.exec(text)?.[1] ?? text
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new Error(name + ': expected JSON, got ' + shown(text), { cause })
  }
}
`.trim()
