/** Checks of whole sets of values against a signature. */
import { isPlainObject } from '../canonical.ts'
import { InputError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type Field, readField, type Writer } from './field.ts'
import type { AnySignature } from './signature.ts'

/** Values that fit their fields, or what is wrong, field by field. */
export interface Checked {
  readonly values: Values
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  /** True when all that is wrong is that constraints are broken. */
  readonly isViolation?: true
  /** The values with those that break a constraint, where all of them can be told. */
  readonly broken?: Values | undefined
}

/**
 * Checks values against fields: defaults are filled in, keys that are no field are left out. What a model wrote is
 * read as DSPy reads it (`"42"` for a number, `yes` for a boolean), what a program wrote as it stands.
 */
export function checkFields(fields: readonly Field[], values: Values, writer: Writer = 'program'): Checked {
  const checked: Record<string, unknown> = {}
  const problems: { field: string; message: string }[] = []
  const broken: Record<string, unknown> = {}
  let violations = 0
  for (const field of fields) {
    const result = readField(field, values[field.name], writer)
    if ('value' in result) {
      if (result.value !== undefined) checked[field.name] = result.value
    } else {
      const message = values[field.name] === undefined ? 'is missing' : result.problems.join('; ')
      problems.push({ field: field.name, message: `${message} (expected ${field.type})` })
      if (result.isViolation) violations += 1
      if ('broken' in result) broken[field.name] = result.broken
    }
  }
  if (violations === 0 || violations < problems.length) return { values: checked, problems }
  const isTold = Object.keys(broken).length === violations
  return {
    values: checked,
    problems,
    isViolation: true,
    ...(isTold && { broken: { ...checked, ...broken } }),
  }
}

/**
 * The inputs of a call, defaults filled in; `where` begins the message, such as the part that is called.
 * @throws InputError `invalid_inputs` naming each field that does not fit.
 */
export function checkInputs(signature: AnySignature, inputs: unknown, where = signature.name): Values {
  if (!isPlainObject(inputs)) {
    throw new InputError(
      'invalid_inputs',
      `${where}: expected an object of inputs, got ${inputs === null ? 'null' : typeof inputs}`,
    )
  }
  const { values, problems: misfits } = checkFields(signature.inputs, inputs)
  const problems = misfits.length > 0 ? misfits : strangeTurns(signature, values)
  if (problems.length > 0) {
    const told = problems.map(({ field, message }) => `${field} ${message}`).join('; ')
    const fields = problems.map(({ field }) => field)
    throw new InputError('invalid_inputs', `${where}: ${told}`, { fields })
  }
  return values
}

/** True for the input that holds earlier turns. */
export function isHistory({ wire }: Field): boolean {
  return wire['x-kind'] === 'history'
}

/** A history of which nothing would be told, as one of messages `{ role, content }`; single foreign turns are left out. */
function strangeTurns(
  { inputs, outputs }: AnySignature,
  values: Values,
): { field: string; message: string }[] {
  const told = [...inputs, ...outputs].filter((field) => !isHistory(field)).map(({ name }) => name)
  return inputs.filter(isHistory).flatMap(({ name }) => {
    const turns = Array.isArray(values[name]) ? (values[name] as Values[]) : []
    const names = [...new Set(turns.flatMap(Object.keys))]
    if (names.length === 0 || names.some((own) => told.includes(own))) return []
    const message = `expected turns of ${told.join(', ')} by name, got turns of ${names.join(', ')}`
    return [{ field: name, message }]
  })
}
