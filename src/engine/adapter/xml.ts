/** The XML adapter: each field between tags of its name; markup inside values stays as it is. */
import type { Values } from '../example.ts'
import type { AnySignature, Field } from '../signature/index.ts'
import { openValue } from './open-value.ts'
import { preparedTurns } from './prepare.ts'
import { textOf, valueFrom } from './text.ts'
import type { Adapter, Prompt } from './types.ts'
import { missingOutputs, unreadable } from './unreadable.ts'
import { givenLines, outputWords } from './words.ts'

/** Sends and reads `<name>…</name>` sections. Works with every chat model. */
export const xmlAdapter: Adapter = {
  name: 'xml',
  prepare: (prompt) => preparedTurns(prompt, { system: systemText(prompt), write: sections }),
  parse(signature, text) {
    const found = readSections(signature, text)
    const outputs = signature.outputs.filter(({ name }) => found.has(name))
    const values = Object.fromEntries(
      outputs.map((field) => [field.name, valueFrom(field, found.get(field.name) ?? '')]),
    )
    const missing = missingOutputs(signature, (name) => found.has(name))
    if (missing.length > 0 || found.size === 0) {
      const wanted = missing.length > 0 ? missing : signature.outputs.map(({ name }) => name)
      throw unreadable('xml', `a tagged section for ${wanted.join(', ')}`, { missing: wanted, text, values })
    }
    return values
  },
  partial: partialSections,
}

function systemText({ signature, instructions }: Prompt): string {
  const asked = signature.outputs.map((field) => tagged(field.name, outputWords(field)))
  return [instructions, '', ...givenLines(signature.inputs), 'Answer in this form:', ...asked].join('\n')
}

function sections(fields: readonly Field[], values: Values): string {
  const given = fields.filter(({ name }) => values[name] !== undefined)
  return given
    .map((field) => tagged(field.name, escapeEnd(field.name, textOf(field, values[field.name]))))
    .join('\n')
}

function tagged(name: string, text: string): string {
  return `<${name}>\n${text}\n</${name}>`
}

// Only the field's own end tag would end it; markup inside a value stays as it is.
function escapeEnd(name: string, text: string): string {
  return text.replace(new RegExp(`<(\\\\*)/${name}>`, 'g'), `<$1\\/${name}>`)
}

function unescapeEnd(name: string, text: string): string {
  return text.replace(new RegExp(`<\\\\(\\\\*)/${name}>`, 'g'), `<$1/${name}>`)
}

/** The texts between the tags of the outputs; the first section of a name counts. */
function readSections(signature: AnySignature, text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', inner = ''] of text.matchAll(whole(signature))) {
    if (!found.has(name)) found.set(name, unescapeEnd(name, inner.trim()))
  }
  return found
}

/** The sections so far: those that are closed are whole; what may be the beginning of an end tag is held back. */
function partialSections(signature: AnySignature, text: string): Values {
  const found = readSections(signature, text)
  const rest = text.replace(whole(signature), '')
  const [, last = '', inner = ''] = new RegExp(`<(${namesOf(signature)})>([\\s\\S]*)$`).exec(rest) ?? []
  const written = inner.replace(/<\\*(\/[\p{ID_Continue}]*)?$/u, '').trim()
  const told = signature.outputs.map((field) => {
    const section = found.get(field.name)
    if (section !== undefined) return [field.name, valueFrom(field, section)] as const
    return [
      field.name,
      field.name === last ? openValue(field, unescapeEnd(last, written)) : undefined,
    ] as const
  })
  return Object.fromEntries(told.filter(([, value]) => value !== undefined))
}

/** Matches the closed sections of the outputs. */
function whole(signature: AnySignature): RegExp {
  return new RegExp(`<(${namesOf(signature)})>([\\s\\S]*?)</\\1>`, 'g')
}

// No name at all would match an empty tag.
function namesOf({ outputs }: AnySignature): string {
  return outputs.map(({ name }) => name).join('|') || '(?!)'
}
