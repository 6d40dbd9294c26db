/** A signature: what a call to a model is given and what it answers, typed and described. */
import type { z } from 'zod'
import { InputError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type Field, field, type Shape } from './field.ts'
import { parseInline } from './inline.ts'
import type { InlineInputs, InlineOutputs } from './inline-types.ts'

/** `I` and `O` are the values of the inputs and outputs by name. */
export interface Signature<I = Values, O = Values> {
  readonly name: string
  readonly instructions: string
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
  /** Never set: carries the types for inference. */
  readonly '~types'?: { readonly input: I; readonly output: O }
}

/** Any signature, where its types do not matter. */
export type AnySignature = Signature<unknown, unknown>

/** How a signature is declared. `instructions` default to a sentence made of the field names. */
export interface SignatureDeclaration<In extends Shape, Out extends Shape> {
  readonly name?: string | undefined
  readonly instructions?: string | undefined
  readonly inputs: In
  readonly outputs: Out
}

type InputOf<S extends Shape> = z.input<z.ZodObject<S>>
type OutputOf<S extends Shape> = z.output<z.ZodObject<S>>

/**
 * Declares a signature from zod schemas, or from one line such as
 * `'context, insights: string[] -> questions: string[], score: number'`.
 * @throws InputError `invalid_signature` naming the field and what is wrong with it.
 */
export function signature<In extends Shape, Out extends Shape>(
  declaration: SignatureDeclaration<In, Out>,
): Signature<InputOf<In>, OutputOf<Out>>
export function signature<const Text extends string>(
  text: Text,
  instructions?: string,
): Signature<InlineInputs<Text>, InlineOutputs<Text>>
export function signature(
  declaration: SignatureDeclaration<Shape, Shape> | string,
  instructions?: string,
): Signature {
  if (!(declaration instanceof Object) && typeof declaration !== 'string') {
    const message = `signature: expected { inputs, outputs } or a line like 'question -> answer', got ${typeof declaration}`
    throw new InputError('invalid_signature', message)
  }
  if (typeof declaration === 'string') return declared({ ...parseInline(declaration), instructions })
  return declared(declaration)
}

/** A copy of a signature with other fields or words; the types are the caller's to state. */
export function reshape<I, O>(
  base: AnySignature,
  change: Partial<Pick<Signature, 'name' | 'instructions' | 'inputs' | 'outputs'>>,
) {
  const { name, instructions, inputs, outputs } = { ...base, ...change }
  return { name, instructions, inputs, outputs } as Signature<I, O>
}

function declared({
  name = 'signature',
  instructions,
  inputs,
  outputs,
}: SignatureDeclaration<Shape, Shape>): Signature {
  for (const [role, fields] of Object.entries({ inputs, outputs })) {
    if (fields instanceof Object) continue
    const message = `signature ${name}: expected ${role} as { name: z.string() }, got ${typeof fields}`
    throw new InputError('invalid_signature', message)
  }
  const inputFields = Object.entries(inputs).map(([key, schema]) => field(key, schema, 'input'))
  const outputFields = Object.entries(outputs).map(([key, schema]) => field(key, schema, 'output'))
  const twice = outputFields.find(({ name: key }) => Object.hasOwn(inputs, key))
  if (twice) {
    throw new InputError(
      'invalid_signature',
      `signature ${name}: expected each field once, got \`${twice.name}\` as input and output`,
      { field: twice.name },
    )
  }
  const words = instructions ?? defaultInstructions(inputFields, outputFields)
  return { name, instructions: words, inputs: inputFields, outputs: outputFields }
}

function defaultInstructions(inputs: readonly Field[], outputs: readonly Field[]): string {
  const list = (fields: readonly Field[]) => fields.map(({ name }) => `\`${name}\``).join(', ')
  if (outputs.length === 0) return inputs.length === 0 ? '' : `Read ${list(inputs)}.`
  return inputs.length === 0 ? `Write ${list(outputs)}.` : `From ${list(inputs)} write ${list(outputs)}.`
}
