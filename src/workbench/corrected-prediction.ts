/** Reads the right outputs that a person wrote in place of a model's. */
import {
  type AnyProgram,
  checkFields,
  InputError,
  isPlainObject,
  messageOf,
  type Values,
} from '../engine/index.ts'

/**
 * The outputs as they are written.
 * @throws InputError `invalid_correction` for what is no JSON object, and naming each field that does not fit the
 *   signature, is missing, or is no output.
 */
export function correctedPrediction({ signature }: AnyProgram, text: string): Values {
  const value = parsed(text)
  if (!isPlainObject(value)) throw invalid(['expected a JSON object of the outputs'])
  if (signature === undefined) return value
  const names = signature.outputs.map(({ name }) => name)
  const foreign = Object.keys(value).filter((name) => !names.includes(name))
  const problems = [
    ...checkFields(signature.outputs, value).problems.map(({ field, message }) => `${field} ${message}`),
    ...foreign.map((name) => `${name} is no output; outputs are ${names.join(', ')}`),
  ]
  if (problems.length > 0) throw invalid(problems)
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid([`expected JSON, got what cannot be read (${messageOf(error)})`])
  }
}

function invalid(problems: readonly string[]): InputError {
  return new InputError('invalid_correction', `nothing was written: ${problems.join('; ')}`, { problems })
}
