/** Replies as a well-behaved model writes them. */
import {
  type Adapter,
  chatAdapter,
  checkFields,
  InputError,
  type Signature,
  type Values,
} from '../engine/index.ts'

/**
 * The text of a reply that holds `values`, in the form the adapter asks for. Of a chain of thought, take the
 * signature from the program (`program.predictors.self.signature`): it has `reasoning`.
 * @throws InputError `invalid_reply` naming each value that is missing or does not fit its field: write such a reply
 *   by hand.
 */
export function reply<I, O>(
  signature: Signature<I, O>,
  values: NoInfer<O>,
  adapter: Adapter = chatAdapter,
): string {
  const { problems } = checkFields(signature.outputs, values as Values)
  if (problems.length > 0) {
    const told = problems.map(({ field, message }) => `${field} ${message}`).join('; ')
    throw new InputError('invalid_reply', `reply to ${signature.name}: ${told}`, { problems })
  }
  // A demo's answer is what the adapter holds to be a good reply; without inputs any values make a demo.
  const prompt = { signature: { ...signature, inputs: [] }, instructions: '', demos: [values as Values] }
  return adapter.prepare(prompt).preamble.at(-1)?.content ?? ''
}
