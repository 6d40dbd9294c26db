/** Reads inline signatures: `'context, insights: string[] -> questions: string[], score: number'`. */
import { InputError } from '../errors.ts'
import type { Shape } from './field.ts'
import { divide, parseType } from './inline-type.ts'

/**
 * The zod schemas of an inline signature. A field without a type is a string.
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
  const shape = new Map<string, Shape[string]>()
  for (const item of divide(side, ',')) {
    if (item === '') continue
    const [name = '', type, ...rest] = divide(item, ':')
    const isNamed = /^[A-Za-z_]\w*$/.test(name)
    if (!isNamed || rest.length > 0 || type === '' || shape.has(name)) {
      throw new InputError(
        'invalid_signature',
        `inline signature: expected \`name\` or \`name: type\`, each name once, got \`${item}\` in \`${text}\``,
        { text, item },
      )
    }
    shape.set(name, parseType(type ?? 'string', text))
  }
  return Object.fromEntries(shape)
}
