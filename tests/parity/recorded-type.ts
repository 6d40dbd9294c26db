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

/** The schema of a type such as `list[Person]`, `Mood | None`, `Union[Person, str]` or `dict[str, float]`. */
export function recordedType(text: string, types: RecordedTypes): z.ZodType {
  const named = types[text]
  if (named?.enum) return z.enum(named.enum)
  if (named?.model) return model(named.model, types)
  const isOwn = Object.keys(types).some((name) => new RegExp(`\\b${name}\\b`).test(text))
  if (!isOwn) return plain(text)
  const members = parts(text, '|')
  if (members.length > 1) return union(members, types)
  const [, head = '', inner = ''] = /^(?:typing\.)?(\w+)\[(.+)\]$/.exec(text) ?? []
  return wrapped(head.toLowerCase(), parts(inner, ','), types)
}

function wrapped(head: string, args: readonly string[], types: RecordedTypes): z.ZodType {
  const [first = z.unknown(), ...others] = args
    .filter((arg) => arg !== '...')
    .map((arg) => recordedType(arg, types))
  if (head === 'union') return union(args, types)
  if (head === 'optional') return first.nullable()
  if (head === 'dict') return z.record(z.string(), others[0] ?? z.unknown())
  return head === 'tuple' && !args.includes('...') ? z.tuple([first, ...others]) : z.array(first)
}

function union(members: readonly string[], types: RecordedTypes): z.ZodType {
  const schemas = members
    .filter((member) => !/^None(Type)?$/.test(member))
    .map((one) => recordedType(one, types))
  const [first = z.null(), ...others] = schemas
  const all = others.length === 0 ? first : z.union([first, ...others])
  return members.length > schemas.length ? all.nullable() : all
}

/** Splits at a separator outside of brackets and quotes. */
function parts(text: string, separator: string): string[] {
  const pieces = text.match(/'[^']*'|"[^"]*"|./g) ?? []
  const found = ['']
  let depth = 0
  for (const piece of pieces) {
    depth += Number(piece === '[') - Number(piece === ']')
    if (piece === separator && depth === 0) found.push('')
    else found.push((found.pop() ?? '') + piece)
  }
  return found.map((one) => one.trim())
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
