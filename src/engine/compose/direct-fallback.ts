/** When a program fails, one plain question stands in for it. */
import { directFallbackPart, withinPart } from '../context.ts'
import { InputError, isAbort } from '../errors.ts'
import { predict } from '../predict/index.ts'
import type { Program } from '../program/index.ts'
import { repeatOf, wrap } from './wrap.ts'

/**
 * A program that asks its signature once, plainly and without demos, when it fails, as an independent repeat. The trace
 * shows it: the calls of the program that failed, then one of the part `direct_fallback`. Bad inputs and aborts are no
 * reason to ask.
 * @throws InputError `invalid_program` when the program declares no signature; at a call the program's own error when the
 *   direct question fails as well.
 */
export function withDirectFallback<I, O>(program: Program<I, O>): Program<I, O> {
  const { signature, name } = program
  if (signature === undefined) {
    throw new InputError(
      'invalid_program',
      `program ${name}: expected a declared signature to ask directly, got none: pass { signature } to program()`,
    )
  }
  const direct = predict(signature) as unknown as Program<I, O>
  return wrap('withDirectFallback', program, async (inner, inputs) => {
    try {
      return await inner(inputs, { repeat: repeatOf(0, 2) })
    } catch (error) {
      if (error instanceof InputError || isAbort(error)) throw error
      // A lone predictor has asked the very same: its kept answer would fail again.
      const options = { maxReasks: 0, repeat: repeatOf(1, 2) }
      const answered = withinPart(directFallbackPart, () => direct(inputs, options))
      return await answered.catch(() => {
        throw error
      })
    }
  })
}
