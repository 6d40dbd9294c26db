/** The prompt artifact at work: its own rules, followed to the letter. */
import { z } from 'zod'
import { isPlainObject, type Message, type Values } from '../engine/index.ts'
import type { Artifact } from './artifact.ts'
import type { Form } from './forms.ts'
import type { JsonSchema } from './json-schema.ts'
import { dialogue, promptForms, type Slot } from './prompt-forms.ts'

interface PromptStep {
  readonly part: string
  /** That of the artifact where it says none. */
  readonly adapter?: Form
  readonly messages: readonly Message[]
  readonly slots: readonly Slot[]
  readonly outputs: readonly Slot[]
  readonly inputSchema: JsonSchema
  readonly outputSchema: JsonSchema
}

/** Fills and reads the steps of an artifact. */
export async function loadPrompt(content: string): Promise<Artifact> {
  const { adapter, steps } = JSON.parse(content) as { adapter: Form; steps: readonly PromptStep[] }
  const stepOf = (part: string) => {
    const step = steps.find((one) => one.part === part)
    if (step === undefined) throw new Error(`expected a part of the artifact, got ${part}`)
    return { step, form: promptForms[step.adapter ?? adapter] }
  }
  return {
    render(part, inputs) {
      const { step, form } = stepOf(part)
      const values = checked(step.inputSchema, withoutDates(inputs)) as Values
      return [...step.messages.slice(0, -1), ...dialogue(step, values, form)]
    },
    parse(part, text) {
      const { step, form } = stepOf(part)
      return read(step, form.read(step.outputs, text))
    },
  }
}

function read({ outputs, outputSchema }: PromptStep, written: ReadonlyMap<string, unknown>): unknown {
  const required = outputSchema.required as readonly string[]
  const values = outputs.flatMap(({ name, nullable = false }) => {
    const value = written.get(name)
    const isAbsent = value === undefined || (value === null && !required.includes(name) && !nullable)
    return isAbsent ? [] : [[name, value] as const]
  })
  if (values.length === 0) throw new Error('expected values of the outputs')
  return checked(outputSchema, Object.fromEntries(values))
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
