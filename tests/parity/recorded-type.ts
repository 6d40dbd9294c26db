/** The zod schema of a recorded Python type text, with the enums and models that it names. */
import { z } from 'zod'
import { signature } from '../../src/engine/index.ts'

/** Enums and models by name, as `parse-types.json` and `tokens.jsonl` tell them. */
export type RecordedTypes = Readonly<Record<string, RecordedType>>

interface RecordedType {
  /** Values by member name. */
  readonly enum?: Readonly<Record<string, string>>
  /** `type = default` by field name. */
  readonly model?: Readonly<Record<string, string>>
}

/** The schema of a type such as `list[Person]`, `Optional[Mood]` or `dict[str, float]`. */
export function recordedType(text: string, types: RecordedTypes): z.ZodType {
  const named = types[text]
  if (named?.enum) return z.enum(named.enum)
  if (named?.model) return model(named.model, types)
  const [, head = '', inner = ''] = /^(list|set|dict|Optional)\[(?:str, ?)?(.+)\]$/i.exec(text) ?? []
  const isOwn = Object.keys(types).some((name) => new RegExp(`\\b${name}\\b`).test(inner))
  return (isOwn ? wrapped(head, recordedType(inner, types)) : undefined) ?? plain(text)
}

function wrapped(head: string, inner: z.ZodType): z.ZodType {
  if (head === 'Optional') return inner.nullable()
  return head.toLowerCase() === 'dict' ? z.record(z.string(), inner) : z.array(inner)
}

function model(fields: Readonly<Record<string, string>>, types: RecordedTypes): z.ZodType {
  const shape = Object.entries(fields).map(([name, text]) => {
    const [type = '', given] = text.split(' = ')
    const schema = recordedType(type, types)
    return [name, given === undefined ? schema : schema.default(defaultOf(given))] as const
  })
  return z.object(Object.fromEntries(shape))
}

const pythonWords: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['True', true],
  ['False', false],
])

function defaultOf(text: string): unknown {
  return pythonWords.has(text) ? pythonWords.get(text) : JSON.parse(text.replaceAll("'", '"'))
}

/** What the engine itself reads from the text. */
function plain(text: string): z.ZodType {
  const [output] = signature(`-> value: ${text}` as string).outputs
  if (output === undefined) throw new Error(`expected a type, got ${text}`)
  return output.schema
}
