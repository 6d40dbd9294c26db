/** The chat adapter: each field under a `[[ ## name ## ]]` marker, demos as earlier turns of the chat. */
import type { Values } from '../example.ts'
import type { AnySignature, Field } from '../signature/index.ts'
import { openValue } from './open-value.ts'
import { preparedTurns } from './prepare.ts'
import { textOf, valueFrom } from './text.ts'
import type { Adapter, Prompt } from './types.ts'
import { missingOutputs, unreadable } from './unreadable.ts'
import { givenLines, outputWords } from './words.ts'

/** The default adapter. Works with every chat model. */
export const chatAdapter: Adapter = {
  name: 'chat',
  prepare: (prompt) => preparedTurns(prompt, { system: systemText(prompt), write: sections }),
  parse(signature, text) {
    const found = readSections(text)
    const values: Record<string, unknown> = {}
    // In the order of the reply: the first value that does not fit is the one to tell of.
    for (const [name, section] of found) {
      const field = signature.outputs.find((output) => output.name === name)
      if (field) values[name] = valueFrom(field, field.isText ? section : withoutCutMarker(section))
    }
    const missing = missingOutputs(signature, (name) => found.has(name))
    if (missing.length > 0 || Object.keys(values).length === 0) {
      const wanted = missing.length > 0 ? missing : signature.outputs.map(({ name }) => name)
      const expected = `a marked section for ${wanted.join(', ')}`
      throw unreadable('chat', expected, { missing: wanted, text, values })
    }
    return values
  },
  partial: partialSections,
}

/** Escapes what would read as a marker inside a value; `unescapeMarkers` undoes it. */
export function escapeMarkers(text: string): string {
  return text.includes('[[ ') ? text.replace(/\[\[ (\\*)##/g, '[[ $1\\##') : text
}

/** Undoes `escapeMarkers`. */
export function unescapeMarkers(text: string): string {
  return text.includes('[[ \\') ? text.replace(/\[\[ \\(\\*)##/g, '[[ $1##') : text
}

function marker(name: string): string {
  return `[[ ## ${name} ## ]]`
}

function systemText({ signature, instructions }: Prompt): string {
  const asked = signature.outputs.flatMap((field) => [marker(field.name), `<${outputWords(field)}>`])
  return [instructions, '', ...givenLines(signature.inputs), 'Answer in this form:', ...asked].join('\n')
}

/** Values under their markers; what is absent is left out. */
export function sections(fields: readonly Field[], values: Values): string {
  const given = fields.filter(({ name }) => values[name] !== undefined)
  return given
    .map((field) => `${marker(field.name)}\n${escapeMarkers(textOf(field, values[field.name]))}`)
    .join('\n')
}

/** The sections so far: all but the last are whole; what may be the beginning of a marker is held back. */
function partialSections({ outputs }: AnySignature, text: string): Values {
  const found = readSections(text.replace(/\n[ \t]*\[(?:\[(?: [^\n]*)?)?$/, ''))
  const last = [...found.keys()].at(-1)
  const told = outputs.flatMap((field) => {
    const section = found.get(field.name)
    if (section === undefined) return []
    const value = field.name === last ? openValue(field, section) : valueFrom(field, section)
    return value === undefined ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(told)
}

/** An object or list without the marker after it that was cut off: it would read as one more list. */
function withoutCutMarker(section: string): string {
  return /^[^\n]*?[[{(`]/.test(section)
    ? section.replace(/\n[ \t]*\[\[(?: (?:#[^\n]*)?)?$/, '').trim()
    : section
}

/** The texts under the markers; the first section of a name counts, a last `completed` marker is optional. */
function readSections(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const pieces = text.replace(/\r\n|[\r\v\f]/g, '\n').split(/^[ \t]*\[\[ ## ([\p{ID_Continue}]+) ## \]\]/mu)
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i] ?? ''
    if (!found.has(name)) found.set(name, unescapeMarkers((pieces[i + 1] ?? '').trim()))
  }
  return found
}
