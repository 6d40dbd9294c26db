/** What the adapters share: a system message, demos and earlier turns as a chat, then the question. */
import type { Values } from '../example.ts'
import type { Message } from '../lm/types.ts'
import { type Field, isHistory } from '../signature/index.ts'
import { shownDemos } from './demos.ts'
import { imagesOf } from './images.ts'
import type { PreparedPrompt, Prompt } from './types.ts'

/** How an adapter spells what it sends. */
export interface Spelling {
  readonly system: string
  /** The text of the values of some fields. */
  readonly write: (fields: readonly Field[], values: Values) => string
}

/** A prompt of chat messages, the static ones first. */
export function preparedTurns(
  { signature, demos }: Prompt,
  { system, write }: Spelling,
): Omit<PreparedPrompt, 'responseFormat'> {
  const inputs = toldInputs(signature.inputs)
  const histories = signature.inputs.filter(isHistory)
  const shownOf = imagesOf(inputs)
  const ask = (asked: Values, note = ''): Message => {
    const { values, images } = shownOf(asked)
    const content = note + write(inputs, values)
    return images.length === 0 ? { role: 'user', content } : { role: 'user', content, images }
  }
  const answer = (values: Values): Message => ({
    role: 'assistant',
    content: write(signature.outputs, values),
  })
  const turns = shownDemos({ ...signature, inputs }, demos).flatMap(({ demo, missing }) => [
    ask(demo, missing.length > 0 ? `(incomplete example: ${missing.join(', ')} left out)\n` : ''),
    answer(demo),
  ])
  // An earlier turn may lack a side: empty messages are refused by some endpoints, and say nothing to any model.
  const turn = (own: Values): Message[] => [
    ...(holdsAny(inputs, own) ? [ask(own)] : []),
    ...(holdsAny(signature.outputs, own) ? [answer(own)] : []),
  ]
  return {
    preamble: [{ role: 'system', content: system }, ...turns],
    history: (values) => histories.flatMap(({ name }) => turnsOf(values[name])).flatMap(turn),
    ask: (values) => ask(values),
  }
}

/** The inputs that stand in the question; a history stands before it, as turns. */
export function toldInputs(inputs: readonly Field[]): readonly Field[] {
  return inputs.filter((field) => !isHistory(field))
}

function holdsAny(fields: readonly Field[], values: Values): boolean {
  return fields.some(({ name }) => values[name] !== undefined)
}

function turnsOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? (value as Values[]) : []
}
