/** A prompt as the models read it: what is told once, and what is asked now. */
import type { AskedField, Values } from './value-type.ts'

/** A message of a chat, its content as plain text. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** The form in which a prompt gives and wants values. */
export type Form = 'sections' | 'object' | 'tags' | 'prose'

/** A worked example of a prompt. */
export interface Demo {
  readonly inputs: Values
  readonly outputs: Values
}

/** What stands before the question: the same for many calls. */
export interface Preamble {
  readonly form: Form
  /** The system message, and the descriptions of the asked fields where a schema tells them. */
  readonly told: string
  readonly asked: readonly AskedField[]
  readonly demos: readonly Demo[]
  /** True when the answer is held to JSON or to a schema: then its form cannot break. */
  readonly isHeld: boolean
  /** True when the answer must end with a `completed` marker, as DSPy wants it. */
  readonly endsMarked: boolean
}

/** What is asked now. */
export interface Question {
  readonly inputs: Values
  readonly text: string
  /** The remark on a former answer that could not be used, if the chat holds one. */
  readonly complaint: string | undefined
}
