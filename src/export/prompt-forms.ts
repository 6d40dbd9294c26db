/** The rules of exported prompts at work: slots into text, replies into raw values, by form. */
import { isPlainObject, type Message, type Values } from '../engine/index.ts'
import type { ExportField } from './export-step.ts'
import type { Form } from './forms.ts'

/** A field as an artifact holds it. */
export interface Slot {
  readonly name: string
  readonly encode: ExportField['encode']
  readonly nullable?: boolean
  readonly default?: unknown
}

/** How a form writes inputs and reads a reply. */
interface PromptForm {
  readonly write: (slots: readonly Slot[], values: Values) => string
  /** @throws what is no reply of the form. */
  readonly read: (outputs: readonly Slot[], text: string) => ReadonlyMap<string, unknown>
}

/** The forms that the rules describe. */
export const promptForms: Readonly<Record<Form, PromptForm>> = {
  chat: {
    write: (slots, values) =>
      told(slots, values)
        .map(([{ name }, text]) => `[[ ## ${name} ## ]]\n${text.replace(/\[\[ (\\*)##/g, '[[ $1\\##')}`)
        .join('\n'),
    read: (outputs, text) => valuesOf(outputs, markedSections(text)),
  },
  json: {
    write: (slots, values) =>
      JSON.stringify(Object.fromEntries(slots.map(({ name }) => [name, values[name]]))),
    read(_outputs, text) {
      const value: unknown = JSON.parse(text)
      if (!isPlainObject(value)) throw new Error('expected a JSON object')
      return new Map(Object.entries(value))
    },
  },
  xml: {
    write: (slots, values) =>
      told(slots, values)
        .map(([{ name }, text]) => {
          const inner = text.replace(new RegExp(`<(\\\\*)/${name}>`, 'g'), `<$1\\/${name}>`)
          return `<${name}>\n${inner}\n</${name}>`
        })
        .join('\n'),
    read: (outputs, text) => valuesOf(outputs, taggedSections(outputs, text)),
  },
}

function told(slots: readonly Slot[], values: Values): [Slot, string][] {
  const given = slots.filter(({ name }) => values[name] !== undefined)
  return given.map((slot) => [slot, textOf(slot, values[slot.name])])
}

function textOf({ encode, nullable = false }: Slot, value: unknown): string {
  if (encode === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return nullable && /^"*null"*$/.test(value) ? `"${value}"` : value
}

function markedSections(text: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>()
  const pieces = text.replace(/\r\n|[\r\v\f]/g, '\n').split(/^[ \t]*\[\[ ## ([\p{ID_Continue}]+) ## \]\]/mu)
  for (let i = 1; i < pieces.length; i += 2) {
    const [name = '', section = ''] = pieces.slice(i, i + 2)
    if (!sections.has(name)) sections.set(name, section.trim().replace(/\[\[ \\(\\*)##/g, '[[ $1##'))
  }
  return sections
}

function taggedSections(outputs: readonly Slot[], text: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>()
  const names = outputs.map(({ name }) => name).join('|')
  for (const [, name = '', inner = ''] of text.matchAll(new RegExp(`<(${names})>([\\s\\S]*?)</\\1>`, 'g'))) {
    const own = inner.trim().replace(new RegExp(`<\\\\(\\\\*)/${name}>`, 'g'), `<$1/${name}>`)
    if (!sections.has(name)) sections.set(name, own)
  }
  return sections
}

function valuesOf(
  outputs: readonly Slot[],
  sections: ReadonlyMap<string, string>,
): ReadonlyMap<string, unknown> {
  const written = outputs.filter(({ name }) => sections.has(name))
  if (written.length === 0) throw new Error('expected sections of the outputs')
  return new Map(written.map((slot) => [slot.name, readValue(slot, (sections.get(slot.name) ?? '').trim())]))
}

function readValue({ encode, nullable = false }: Slot, text: string): unknown {
  if (encode === 'json') return JSON.parse(/^`{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?`{3}$/.exec(text)?.[1] ?? text)
  if (!nullable) return text
  if (text === 'null') return null
  return /^"+null"+$/.test(text) ? text.slice(1, -1) : text
}

/** What stands behind the messages of a step: earlier turns, then the question with its images. */
export function dialogue(
  { slots, outputs }: { readonly slots: readonly Slot[]; readonly outputs: readonly Slot[] },
  values: Values,
  { write }: PromptForm,
): Message[] {
  const told = slots.filter(({ encode }) => encode !== 'history')
  const histories = slots.filter(({ encode }) => encode === 'history')
  const turns = histories.flatMap(({ name }) => (values[name] ?? []) as readonly Values[])
  const asked = (given: Values): Message => {
    const shown = told.filter(({ name, encode }) => encode === 'image' && given[name] !== undefined)
    const names = shown.map(({ name }, i) => [name, `(image ${i + 1})`] as const)
    const content = write(told, { ...given, ...Object.fromEntries(names) })
    const images = shown.map(({ name }) => String(given[name]))
    return { role: 'user', content, ...(images.length > 0 ? { images } : {}) }
  }
  const answered = (turn: Values): Message => ({ role: 'assistant', content: write(outputs, turn) })
  // Of an earlier turn, a side without any value is no message.
  const sides = (turn: Values) => [
    ...(told.some(({ name }) => turn[name] !== undefined) ? [asked(turn)] : []),
    ...(outputs.some(({ name }) => turn[name] !== undefined) ? [answered(turn)] : []),
  ]
  return [...turns.flatMap(sides), asked(values)]
}
