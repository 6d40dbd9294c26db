/** Reads inline signatures: `'context, insights: string[] -> questions: string[], score: number'`. */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import { repairJson } from '../repair/index.ts'
import { isIdentifier, type Shape } from './field.ts'
import { divide, parseType } from './inline-type.ts'
import { literalOf } from './literal-text.ts'

/**
 * The zod schemas of an inline signature. A field without a type is a string; `name: type = 'x'` gives a default, as in
 * Python after those without; a field that is declared twice in the same words counts once.
 * @throws InputError `invalid_signature` telling the part that could not be read.
 */
export function parseInline(text: string): { name: string; inputs: Shape; outputs: Shape } {
  const sides = divide(text, '->')
  if (sides.length !== 2) {
    throw new InputError(
      'invalid_signature',
      `inline signature: expected \`inputs -> outputs\` with one arrow, got \`${text}\``,
      { text },
    )
  }
  const [inputs = '', outputs = ''] = sides
  return { name: 'inline', inputs: parseFields(inputs, text), outputs: parseFields(outputs, text) }
}

function parseFields(side: string, text: string): Shape {
  const shape = new Map<string, z.ZodType>()
  const items = divide(side, ',')
  if (items.at(-1) === '') items.pop()
  let hasDefaults = false
  for (const item of new Set(items)) {
    const [declaration = '', given, ...more] = divide(item, '=')
    const [name = '', type, ...rest] = divide(declaration, ':')
    const isLate = given === undefined && hasDefaults
    hasDefaults ||= given !== undefined
    if (!isName(name) || rest.length + more.length > 0 || type === '' || shape.has(name) || isLate) {
      refuse(item, text)
    }
    // DSPy takes a field of type None for one without a type.
    const schema = type === undefined || type === 'None' ? z.string() : parseType(type, text)
    shape.set(name, given === undefined ? schema : (withDefault(schema, given) ?? refuse(item, text)))
  }
  return Object.fromEntries(shape)
}

/** A default as it fits: `a = 1` is a field without a type, so its default is the text 1. */
function withDefault(schema: z.ZodType, given: string): z.ZodType | undefined {
  const value = given === 'None' || given === 'null' ? null : (literalOf(given) ?? containerOf(given))
  // A default of None says only that the field may be left out.
  if (value === null && !schema.safeParse(null).success) return z.optional(schema)
  const fitting = [value, String(value)].find((one) => one !== undefined && schema.safeParse(one).success)
  return value === undefined || fitting === undefined ? undefined : z._default(schema, fitting)
}

// Lists and dicts of plain values, in Python's spelling or in JSON's; a name in one (`[x]`) is no value.
const pythonContainer =
  /^[[{][\s[\]{},:]*(?:(?:'[^'\\]*'|"[^"\\]*"|-?\d+(?:\.\d+)?|True|False|None|true|false|null)[\s[\]{},:]*)*$/

function containerOf(given: string): unknown {
  try {
    return pythonContainer.test(given) ? repairJson(given) : undefined
  } catch {
    return undefined
  }
}

// Programs are exported to DSPy: names that Python or pydantic cannot hold are refused where its spelling is read.
const reserved = new Set([
  ...'False None True and as assert async await break class continue def del elif else except finally'.split(
    ' ',
  ),
  ...'for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
  ...'model_config model_dump model_dump_json model_validate model_validate_json model_validate_strings instructions fields signature input_fields output_fields'.split(
    ' ',
  ),
])

function isName(name: string): boolean {
  return isIdentifier(name) && !name.startsWith('_') && !reserved.has(name)
}

function refuse(item: string, text: string): never {
  throw new InputError(
    'invalid_signature',
    `inline signature: expected \`name\`, \`name: type\` or \`name: type = default\`, each name once and none that Python reserves, those with defaults last, got \`${item}\` in \`${text}\``,
    { text, item },
  )
}
