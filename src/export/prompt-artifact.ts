/** The prompt artifact at work: its own rules, followed to the letter. */
import { z } from 'zod'
import { isPlainObject, type Message, type Values } from '../engine/index.ts'
import type { Artifact } from './artifact.ts'
import type { JsonSchema } from './json-schema.ts'

interface Slot {
  readonly name: string
  readonly encode: 'text' | 'json'
  readonly nullable?: boolean
  readonly default?: unknown
}

interface PromptStep {
  readonly part: string
  readonly messages: readonly Message[]
  readonly slots: readonly Slot[]
  readonly outputs: readonly Slot[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** Fills and reads the steps of an artifact. */
export async function loadPrompt(content: string): Promise<Artifact> {
  const { steps } = JSON.parse(content) as { steps: readonly PromptStep[] }
  const stepOf = (part: string): PromptStep => {
    const step = steps.find((one) => one.part === part)
    if (step === undefined) throw new Error(`expected a part of the artifact, got ${part}`)
    return step
  }
  return {
    render: (part, inputs) => fill(stepOf(part), inputs),
    parse: (part, text) => read(stepOf(part), text),
  }
}

function fill({ messages, slots, inputSchema }: PromptStep, inputs: Values): Message[] {
  const ordered = checked(inputSchema, withoutDates(inputs)) as Values
  const sections = slots.flatMap((slot) => {
    const value = ordered[slot.name]
    if (value === undefined) return []
    return [`[[ ## ${slot.name} ## ]]\n${textOf(slot, value).replace(/\[\[ (\\*)##/g, '[[ $1\\##')}`]
  })
  return [...messages.slice(0, -1), { role: 'user', content: sections.join('\n') }]
}

function textOf({ encode, nullable = false }: Slot, value: unknown): string {
  if (encode === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return nullable && /^"*null"*$/.test(value) ? `"${value}"` : value
}

function read({ outputs, outputSchema }: PromptStep, text: string): unknown {
  const sections = new Map<string, string>()
  const pieces = text.split(/^[ \t]*\[\[ ## (\w+) ## \]\]/m)
  for (let i = 1; i < pieces.length; i += 2) {
    const [name = '', section = ''] = pieces.slice(i, i + 2)
    if (!sections.has(name))
      sections.set(
        name,
        section
          .trim()
          .replace(/\[\[ \\(\\*)##/g, '[[ $1##')
          .trim(),
      )
  }
  const required = outputSchema.required as readonly string[]
  const values = outputs.flatMap((slot) => {
    const section = sections.get(slot.name)
    const value = section === undefined ? undefined : readValue(slot, section)
    const isAbsent =
      value === undefined || (value === null && !required.includes(slot.name) && !slot.nullable)
    return isAbsent ? [] : [[slot.name, value] as const]
  })
  if (values.length === 0) throw new Error('expected marked sections')
  return checked(outputSchema, Object.fromEntries(values))
}

function readValue({ encode, nullable = false }: Slot, text: string): unknown {
  if (encode === 'json') return JSON.parse(/^`{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?`{3}$/.exec(text)?.[1] ?? text)
  if (!nullable) return text
  if (text === 'null') return null
  return /^"+null"+$/.test(text) ? text.slice(1, -1) : text
}

/** A value as its schema has it: keys in its order and no others, defaults filled in. @throws what does not fit. */
function checked(schema: JsonSchema, value: unknown): unknown {
  return pruned(schema, z.fromJSONSchema(unflagged(schema)).parse(value))
}

/** Without the keys that a schema neither lists nor allows by `additionalProperties`. */
function pruned(schema: JsonSchema, value: unknown): unknown {
  const { properties, additionalProperties, items, anyOf } = schema
  if (Array.isArray(anyOf)) return prunedOption(anyOf as JsonSchema[], value)
  if (Array.isArray(value)) return isPlainObject(items) ? value.map((item) => pruned(items, item)) : value
  if (!isPlainObject(value) || !isPlainObject(properties)) return value
  const known = Object.entries(properties).filter(([key]) => value[key] !== undefined)
  const kept = known.map(([key, inner]) => [key, pruned(inner as JsonSchema, value[key])] as const)
  return { ...(additionalProperties === undefined ? {} : value), ...Object.fromEntries(kept) }
}

function prunedOption(options: readonly JsonSchema[], value: unknown): unknown {
  const option = options.find((one) => z.fromJSONSchema(unflagged(one)).safeParse(value).success)
  return option === undefined ? value : pruned(option, value)
}

/** Zod reads no flags; without its pattern a text is taken as it is. */
function unflagged<T>(node: T): T {
  return JSON.parse(JSON.stringify(node), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('x-flags' in value)) return value
    const { pattern: _pattern, 'x-flags': _flags, ...rest } = value as JsonSchema
    return rest
  }) as T
}

/** Dates as the schema has them; absent inputs absent. */
function withoutDates(values: Values): unknown {
  return JSON.parse(JSON.stringify(values))
}
