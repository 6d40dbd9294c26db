/** The inputs that a person wrote, of those that a program was given. */
import { canonicalJson, type Values } from '../engine/index.ts'

/** Leaves out what `prepare` derives again from the rest, so that an example holds only what was written. */
export function writtenInputs(inputs: Values, prepare: ((inputs: Values) => Values) | undefined): Values {
  if (prepare === undefined) return inputs
  const isDerived = (name: string) => {
    const { [name]: value, ...rest } = inputs
    try {
      const again = prepare(rest)[name]
      return again !== undefined && canonicalJson(again) === canonicalJson(value)
    } catch {
      // It cannot do without.
      return false
    }
  }
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !isDerived(name)))
}
