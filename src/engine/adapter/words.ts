/** Fields in words, as the adapters of marked sections tell them. */
import type { Field } from '../signature/index.ts'
import { toldInputs } from './prepare.ts'

/** The lines that tell the inputs; a plain text input without description says all by its name in the question. */
export function givenLines(inputs: readonly Field[]): string[] {
  const told = toldInputs(inputs)
    .map(describeInput)
    .filter((line) => line !== '')
  return told.length > 0 ? ['Given:', ...told] : []
}

/** What is to be written for an output: `JSON string[]: best first`. */
export function outputWords({ type, isText, isOptional, isNullable, description }: Field): string {
  const canBeEmpty = isOptional || (isText && isNullable)
  // Text alone says itself; among other choices it is one of them.
  const kind = isText
    ? type.replace(/\|null(?= \(|$)/, '').replace(/^string(?: (?=\([^|]*\)$)|$)/, '')
    : `JSON ${type}`
  const told = [kind, canBeEmpty ? 'or null' : ''].filter(Boolean).join(' ')
  return [told, description].filter(Boolean).join(': ') || 'text'
}

function describeInput({ name, type, isText, description }: Field): string {
  const kind = isText && type === 'string' ? '' : ` (${type})`
  if (kind === '' && description === undefined) return ''
  return `- ${name}${kind}${description === undefined ? '' : `: ${description}`}`
}
