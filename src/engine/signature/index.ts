/** The public list of the signature folder. */
export { type Checked, checkFields, checkInputs, isHistory } from './check.ts'
export { type Field, field, isFreeText, readField, type Shape } from './field.ts'
export {
  type AnySignature,
  reshape,
  type Signature,
  type SignatureDeclaration,
  signature,
} from './signature.ts'
export { history, image } from './special.ts'
export type { WireSchema } from './wire.ts'
