/** The XML adapter: each field between tags of its name; markup inside values stays as it is. */
import type { Values } from '../example.ts'
import type { AnySignature, Field } from '../signature/index.ts'
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
function readSections({ outputs }: AnySignature, text: string): Map<string, string> {
  const found = new Map<string, string>()
  if (outputs.length === 0) return found
  const names = outputs.map(({ name }) => name).join('|')
  for (const [, name = '', inner = ''] of text.matchAll(new RegExp(`<(${names})>([\\s\\S]*?)</\\1>`, 'g'))) {
    if (!found.has(name)) found.set(name, unescapeEnd(name, inner.trim()))
  }
  return found
}
