/** How Python DSPy lays out a saved state: which key holds a predictor, and what it says of a field. */
import { type AnySignature, chainOfThought, type Field, signature } from '../engine/index.ts'

/** The key of a flat file, which is one predictor with nothing around it. */
export const flat = ''

/** A field as a state file holds it. */
export interface DspyField {
  readonly prefix: string
  readonly description: string
}

/**
 * The key of a part: its path, with `.predict` behind it for a chain of thought, which DSPy builds around a
 * predictor of that name. Programs here do not tell the two apart: a first output `reasoning` does.
 */
export function dspyKey(part: string, signature: AnySignature): string {
  const path = part === 'self' ? [] : [part]
  return [...path, ...(isReasoned(signature) ? ['predict'] : [])].join('.')
}

/** True when the first output is `reasoning`. */
export function isReasoned({ outputs }: AnySignature): boolean {
  return outputs[0]?.name === 'reasoning'
}

/** The fields in DSPy's order, which is ours. */
export function dspyFields({ inputs, outputs }: AnySignature): DspyField[] {
  return [...inputs, ...outputs].map((field) => ({
    prefix: `${titled(field.name)}:`,
    description: dspyDescription(field),
  }))
}

/** A description as DSPy has it: it writes `${name}` where there is none, and for the reasoning it adds itself. */
export function dspyDescription({ name, description }: Field): string {
  const isOwn = description === undefined || (name === 'reasoning' && description === addedReasoning())
  return isOwn ? `\${${name}}` : description
}

function addedReasoning(): string | undefined {
  return chainOfThought(signature('a -> b')).signature?.outputs[0]?.description
}

/** `hmw_questions` → `Hmw Questions`, `text2number` → `Text 2 Number`: DSPy's `infer_prefix`. */
function titled(name: string): string {
  const words = name
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([a-zA-Z])(\d)/g, '$1_$2')
    .replace(/(\d)([a-zA-Z])/g, '$1_$2')
    .split('_')
  return words.map((word) => (/[A-Z]/.test(word) && !/[a-z]/.test(word) ? word : capitalized(word))).join(' ')
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}
