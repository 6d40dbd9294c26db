/** Which demos a signature can show, and in which order. */
import type { AnySignature } from '../signature/index.ts'
import type { Demo } from './types.ts'

/** A demo that can be shown, and the fields it lacks. */
export interface ShownDemo {
  readonly demo: Demo
  readonly missing: readonly string[]
}

/**
 * Demos with at least one input and one output, the incomplete ones first (as DSPy orders them); others are
 * left out. Optional fields are never missing.
 */
export function shownDemos(signature: AnySignature, demos: readonly Demo[]): ShownDemo[] {
  const usable = demos.filter((demo) => isUsable(signature, demo))
  const shown = usable.map((demo) => ({ demo, missing: missingFields(signature, demo) }))
  return [
    ...shown.filter(({ missing }) => missing.length > 0),
    ...shown.filter(({ missing }) => missing.length === 0),
  ]
}

/** True when a demo has at least one input and one output of the signature. */
export function isUsable({ inputs, outputs }: AnySignature, demo: Demo): boolean {
  const has = ({ name }: { name: string }) => demo[name] !== undefined
  return (inputs.length === 0 || inputs.some(has)) && outputs.some(has)
}

function missingFields({ inputs, outputs }: AnySignature, demo: Demo): string[] {
  return [...inputs, ...outputs]
    .filter(({ name, isOptional }) => demo[name] === undefined && !isOptional)
    .map(({ name }) => name)
}
