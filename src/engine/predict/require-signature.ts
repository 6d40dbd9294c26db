/** What makers of predictors are given must be a signature: a text is the slip of those who know DSPy. */
import { InputError } from '../errors.ts'
import type { AnySignature } from '../signature/index.ts'

/** @throws InputError `invalid_signature` telling what to write instead. */
export function requireSignature(given: AnySignature, maker: string): void {
  if (typeof given === 'string') {
    const message = `${maker}: expected a signature, got a text; write ${maker}(signature('${given}'))`
    throw new InputError('invalid_signature', message, { text: given })
  }
  if (given instanceof Object && Array.isArray(given.outputs)) return
  const got = given === null ? 'null' : typeof given
  throw new InputError(
    'invalid_signature',
    `${maker}: expected a signature, as signature(…) makes, got ${got}`,
  )
}
