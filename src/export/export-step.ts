/** A program taken apart for export: one step per predictor, as an adapter tells it. */
import {
  type Adapter,
  type AnyProgram,
  type Field,
  lmFor,
  type Message,
  type ResponseFormat,
  type Settings,
} from '../engine/index.ts'
import type { ExportAbout, ExportSettings } from './about.ts'
import { adapterOf, type Form, formOf } from './forms.ts'
import { type JsonSchema, type Portable, portable, rulesIn } from './json-schema.ts'

/** A field of a step. */
export interface ExportField {
  readonly name: string
  readonly description: string | undefined
  /** The type in the words of the prompt. */
  readonly type: string
  /** How a value stands in a message: bare, as JSON, as an image beside the text, as turns before it. */
  readonly encode: 'text' | 'json' | 'image' | 'history'
  /** True for text that can be null: the word null then stands for null. */
  readonly mayBeNull: boolean
  readonly isRequired: boolean
  readonly schema: JsonSchema
  /** What the schema does not hold, in words, and the rules among it as the model is told them. */
  readonly lost: readonly string[]
  readonly rules: readonly string[]
}

/** A predictor of a program with all that its prompt holds. */
export interface ExportStep {
  /** Path of the predictor; `self` for a lone one. */
  readonly part: string
  /** How inputs are written and a reply is read. */
  readonly form: Form
  /** The messages before the last: system text and demos. */
  readonly preamble: readonly Message[]
  /** The last message, with `{{name}}` where the text of an input goes. */
  readonly ask: Message
  readonly inputs: readonly ExportField[]
  readonly outputs: readonly ExportField[]
  readonly settings: ExportSettings
  /** What the adapter would hold the model to. */
  readonly responseFormat: ResponseFormat | undefined
}

/** The steps of a program, in part order: each in the form of its own adapter, or all in that of `adapter`. */
export function stepsOf(program: AnyProgram, about: ExportAbout, adapter?: Adapter): ExportStep[] {
  const { predictors, state } = program
  return Object.entries(predictors).map(([part, { signature, settings: own }]) => {
    const used = adapter ?? adapterOf(program, part)
    const { instructions = signature.instructions, demos = [] } = state[part] ?? {}
    const prompt = used.prepare({ signature, instructions, demos })
    return {
      part,
      form: formOf(used) ?? 'chat',
      preamble: prompt.preamble,
      ask: withSlots(signature.inputs, (values) => prompt.ask(values)),
      inputs: signature.inputs.map(inputField),
      outputs: signature.outputs.map(outputField),
      settings: settingsOf(part, own, about),
      responseFormat: prompt.responseFormat,
    }
  })
}

/** True for a program that is one predictor, without code around it. */
export function isLone({ predictors }: AnyProgram): boolean {
  return Object.keys(predictors).join() === 'self'
}

/** JSON puts a slot in quotes, which belong to the value and not to the template. */
function withSlots(inputs: readonly Field[], ask: (values: Record<string, string>) => Message): Message {
  const slots = inputs.map(({ name }) => [name, `{{${name}}}`] as const)
  const { role, content, images } = ask(Object.fromEntries(slots))
  return {
    role,
    content: slots.reduce((text, [, slot]) => text.replace(JSON.stringify(slot), slot), content),
    ...(images === undefined ? {} : { images }),
  }
}

function inputField(field: Field): ExportField {
  return { ...exportField(field), isRequired: !field.schema.safeParse(undefined).success }
}

/** What a model left out of a nullable field is null. */
function outputField(field: Field): ExportField {
  const told = exportField(field)
  if (field.isOptional || !field.isNullable) return told
  return { ...told, isRequired: false, schema: { ...told.schema, default: null } }
}

function exportField(field: Field): ExportField {
  const { name, description, type, isText, isOptional, isNullable } = field
  const encode = encodingOf(field)
  const { schema, lost } = withDefault(field, portable(field.schema))
  const isShown = encode === 'image' || !JSON.stringify(field.wire).includes('"x-kind":"image"')
  return {
    name,
    description,
    type,
    encode,
    mayBeNull: isText && (isOptional || isNullable),
    isRequired: !isOptional,
    schema,
    lost: isShown ? lost : [...lost, 'that its images are sent as images'],
    rules: rulesIn(field.wire),
  }
}

/** Zod may know what stands for nothing without a default at the top of its schema: in a union, after a transform. */
function withDefault({ schema: zod, isOptional }: Field, { schema, lost }: Portable): Portable {
  const { data } = isOptional ? zod.safeParse(undefined) : {}
  return data === undefined ? { schema, lost } : { schema: { ...schema, default: plain(data) }, lost }
}

/** As JSON carries it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function encodingOf({ wire, isText }: Field): ExportField['encode'] {
  const kind = wire['x-kind']
  if (kind === 'image' || kind === 'history') return kind
  return isText ? 'text' : 'json'
}

/** As in the engine: a call beats a predictor, a predictor beats the defaults. */
function settingsOf(
  part: string,
  own: Settings = {},
  { settings = {}, chosen = {} }: ExportAbout,
): ExportSettings {
  const { temperature, maxTokens, reasoningEffort } = own
  const declared = { model: lmFor(own.lm, part)?.id, temperature, maxTokens, reasoningEffort }
  const levels = [settings, declared, chosen].map(({ model, ...sampling }) =>
    given({ model: typeof model === 'object' ? model[part] : model, ...sampling }),
  )
  return Object.assign({}, ...levels)
}

function given(settings: ExportSettings): ExportSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
