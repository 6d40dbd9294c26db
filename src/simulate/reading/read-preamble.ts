/** Reads system message, demos and response format of a prompt. */
import { askedByDspy, askedByObject, askedBySections, askedByTags } from './asked-fields.ts'
import { objectOf, sectionsOf, tagsOf, valuesOf } from './marked.ts'
import type { ChatMessage, Demo, Form, Preamble } from './prompt.ts'
import { fieldsOfSchema } from './type-schema.ts'
import { type AskedField, isPlainObject, type Values } from './value-type.ts'

/** A response format as the API takes it. */
export interface ResponseFormat {
  readonly type: 'text' | 'json_object' | 'json_schema'
  readonly schema?: Values | undefined
}

/** Reads all that stands before the question. */
export function readPreamble(
  messages: readonly ChatMessage[],
  format: ResponseFormat,
  inputs: readonly string[],
): Preamble {
  const system = messages
    .filter(({ role }) => role === 'system')
    .map(({ content }) => content)
    .join('\n')
  const { form, asked } = readAsked(system, format)
  const given = new Set(inputs)
  return {
    form,
    told: format.schema === undefined ? system : `${system}\n${descriptionsIn(format.schema)}`,
    asked: asked.filter(({ name }) => !given.has(name) && name !== 'completed'),
    demos: demosOf(messages, form),
    isHeld: format.type !== 'text',
    endsMarked: system.includes('[[ ## completed ## ]]'),
  }
}

/** The values of a message in a given form; undefined when it holds none. */
export function readValues(text: string, form: Form): Values | undefined {
  if (form === 'object') return objectOf(text)
  const texts =
    form === 'sections' ? sectionsOf(text) : form === 'tags' ? tagsOf(text) : new Map<string, string>()
  return texts.size === 0 ? undefined : valuesOf(texts)
}

function readAsked(system: string, format: ResponseFormat): { form: Form; asked: readonly AskedField[] } {
  const byObject = askedByObject(system)
  if (format.schema !== undefined) {
    // Structured outputs know fewer limits than the words of the prompt tell.
    const told = new Map(byObject.map((field) => [field.name, field]))
    return {
      form: 'object',
      asked: fieldsOfSchema(format.schema).map((field) => told.get(field.name) ?? field),
    }
  }
  if (byObject.length > 0) return { form: 'object', asked: byObject }
  const bySections = askedBySections(system)
  const byDspy = askedByDspy(system)
  if (bySections.length > 0) return { form: 'sections', asked: byDspy.length > 0 ? byDspy : bySections }
  const byTags = askedByTags(system)
  if (byTags.length > 0) return { form: 'tags', asked: byDspy.length > 0 ? byDspy : byTags }
  if (format.type === 'json_object') return { form: 'object', asked: [plainAnswer] }
  return { form: 'prose', asked: [plainAnswer] }
}

const plainAnswer: AskedField = { name: 'answer', type: { kind: 'text' }, description: '', isOptional: false }

function demosOf(messages: readonly ChatMessage[], form: Form): Demo[] {
  return messages.flatMap(({ role, content }, at) => {
    const next = messages[at + 1]
    if (role !== 'user' || next?.role !== 'assistant') return []
    if (form === 'prose') return [{ inputs: { text: content }, outputs: { answer: next.content } }]
    const outputs = readValues(next.content, form)
    return outputs === undefined ? [] : [{ inputs: readValues(content, form) ?? {}, outputs }]
  })
}

function descriptionsIn(schema: unknown): string {
  if (Array.isArray(schema)) return schema.map(descriptionsIn).filter(Boolean).join('\n')
  if (!isPlainObject(schema)) return ''
  const own = typeof schema.description === 'string' ? [schema.description] : []
  return [...own, ...Object.values(schema).map(descriptionsIn)].filter(Boolean).join('\n')
}
