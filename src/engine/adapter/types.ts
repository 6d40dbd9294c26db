/** The border between a signature and the text that crosses the wire. */
import type { Values } from '../example.ts'
import type { LM, Message, ResponseFormat } from '../lm/types.ts'
import type { AnySignature } from '../signature/index.ts'

/** A worked example as it stands in a prompt: values of inputs and outputs by field name. */
export type Demo = Values

/** All that is known before the inputs are: immutable, so that an adapter can prepare it once. */
export interface Prompt {
  readonly signature: AnySignature
  readonly instructions: string
  readonly demos: readonly Demo[]
}

/** A prompt made ready: static messages first, so that a provider's prompt cache can serve them. */
export interface PreparedPrompt {
  /** System message and demos: the same for every call. */
  readonly preamble: readonly Message[]
  /** Earlier turns that the inputs bring along (a `history` field): they stand between preamble and question. */
  history(inputs: Values): readonly Message[]
  /** The message that asks for one answer. */
  ask(inputs: Values): Message
  readonly responseFormat?: ResponseFormat | undefined
}

/** How a signature is told to a model, and how its answer is read. Both sides are pure. */
export interface Adapter {
  readonly name: string
  prepare(prompt: Prompt): PreparedPrompt
  /**
   * The raw value of every output field.
   * @throws ParseError naming the fields that are missing or cannot be read; never anything else.
   */
  parse(signature: AnySignature, text: string): Values
  /** What an unfinished answer already tells: texts so far, lists so far, other values where they are closed. */
  partial?(signature: AnySignature, text: string): Values
  /** Who reads the fields out of a free answer, for adapters that let the model answer in its own words. */
  readonly extraction?: { readonly lm: LM; readonly adapter: Adapter } | undefined
}
