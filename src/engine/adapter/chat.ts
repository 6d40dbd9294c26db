/** The chat adapter: each field under a `[[ ## name ## ]]` marker, demos as earlier turns of the chat. */
import type { Values } from '../example.ts'
import type { Message } from '../lm/types.ts'
import type { AnySignature, Field } from '../signature/index.ts'
import { type ShownDemo, shownDemos } from './demos.ts'
import { textOf, valueFrom } from './text.ts'
import type { Adapter, Prompt } from './types.ts'
import { missingOutputs, unreadable } from './unreadable.ts'

/** The default adapter. Works with every chat model. */
export const chatAdapter: Adapter = {
  name: 'chat',
  prepare(prompt) {
    const { signature } = prompt
    const turns = shownDemos(signature, prompt.demos).flatMap((shown) => demoTurns(signature, shown))
    return {
      preamble: [{ role: 'system', content: systemText(prompt) }, ...turns],
      ask: (inputs) => ({ role: 'user', content: sections(signature.inputs, inputs) }),
    }
  },
  parse(signature, text) {
    const found = readSections(text)
    const outputs = signature.outputs.filter(({ name }) => found.has(name))
    const missing = missingOutputs(signature, (name) => found.has(name))
    if (missing.length > 0 || outputs.length === 0) {
      const wanted = missing.length > 0 ? missing : signature.outputs.map(({ name }) => name)
      throw unreadable('chat', `a marked section for ${wanted.join(', ')}`, { missing: wanted, text })
    }
    return Object.fromEntries(
      outputs.map((field) => [field.name, valueFrom(field, found.get(field.name) ?? '')]),
    )
  },
}

/** Escapes what would read as a marker inside a value; `unescapeMarkers` undoes it. */
export function escapeMarkers(text: string): string {
  return text.replace(/\[\[ (\\*)##/g, '[[ $1\\##')
}

/** Undoes `escapeMarkers`. */
export function unescapeMarkers(text: string): string {
  return text.replace(/\[\[ \\(\\*)##/g, '[[ $1##')
}

function marker(name: string): string {
  return `[[ ## ${name} ## ]]`
}

function systemText({ signature, instructions }: Prompt): string {
  const told = signature.inputs.map(describeInput).filter((line) => line !== '')
  const given = told.length > 0 ? ['Given:', ...told] : []
  const asked = signature.outputs.flatMap((field) => [marker(field.name), describeOutput(field)])
  return [instructions, '', ...given, 'Answer in this form:', ...asked].join('\n')
}

/** A plain text input without description says all by its marker in the message that follows. */
function describeInput({ name, type, isText, description }: Field): string {
  const kind = isText && type === 'string' ? '' : ` (${type})`
  if (kind === '' && description === undefined) return ''
  return `- ${name}${kind}${description === undefined ? '' : `: ${description}`}`
}

function describeOutput({ type, isText, isOptional, isNullable, description }: Field): string {
  const canBeEmpty = isOptional || (isText && isNullable)
  const kind = isText ? type.replace(/^string\b ?/, '').replace(/\|null(?= \(|$) ?/, '') : `JSON ${type}`
  const told = [kind, canBeEmpty ? 'or null' : ''].filter(Boolean).join(' ')
  return `<${[told, description].filter(Boolean).join(': ') || 'text'}>`
}

function demoTurns(signature: AnySignature, { demo, missing }: ShownDemo): Message[] {
  const note = missing.length > 0 ? `(incomplete example: ${missing.join(', ')} left out)\n` : ''
  return [
    { role: 'user', content: note + sections(signature.inputs, demo) },
    { role: 'assistant', content: sections(signature.outputs, demo) },
  ]
}

function sections(fields: readonly Field[], values: Values): string {
  const given = fields.filter(({ name }) => values[name] !== undefined)
  return given
    .map((field) => `${marker(field.name)}\n${escapeMarkers(textOf(field, values[field.name]))}`)
    .join('\n')
}

/** The texts under the markers; the first section of a name counts, a last `completed` marker is optional. */
function readSections(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const pieces = text.split(/^[ \t]*\[\[ ## (\w+) ## \]\]/m)
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i] ?? ''
    if (!found.has(name)) found.set(name, unescapeMarkers((pieces[i + 1] ?? '').trim()))
  }
  return found
}
