/** The values of all fields of an answer: by the research skill where it knows the task, else by imitation. */
import type { AskedField, Values } from './reading/value-type.ts'
import { contextOf } from './research/context.ts'
import { reasonFor } from './research/reasoning.ts'
import type { Chance } from './skill/chance.ts'
import { type Circumstances, skillOf } from './skill/skill.ts'
import type { Study } from './study.ts'
import { composeValue } from './values/compose-value.ts'
import { type Filling, nearnessOf, textIn, wordsAndTopics } from './values/filling.ts'

/** What makes one answer differ from another to the same question. */
export interface Answering {
  readonly circumstances: Circumstances
  readonly chance: Chance
}

/** How much of the noise on choices many near demos take away. */
const calming = 0.9

/** A value for each field that a prompt asks for. */
export function composeAnswer(studied: Study, inputs: Values, answering: Answering): Values {
  const { circumstances, chance } = answering
  const { preamble, task } = studied
  const fill = filler(studied, inputs, answering)
  const context = contextOf(inputs)
  const research =
    task?.compose({ context, count: task.countFor(context), skill: skillOf(circumstances), chance }, fill) ??
    {}
  const valueFor = (field: AskedField) => {
    if (Object.hasOwn(research, field.name)) return research[field.name]
    return task !== undefined && isReason(field) ? reasonFor(context, task.what, chance) : fill(field)
  }
  return Object.fromEntries(preamble.asked.map((field) => [field.name, valueFor(field)]))
}

function isReason({ name, type }: AskedField): boolean {
  return type.kind === 'text' && /reason|rationale/i.test(name)
}

/** Fills fields of any kind by what the demos show there. */
function filler({ preamble, words }: Study, inputs: Values, { circumstances, chance }: Answering) {
  const text = textIn(inputs)
  const { model, evidence } = circumstances
  const noise = model.noise * (1 - calming * evidence.pull)
  const filling: Filling = { inputs, text, words: wordsAndTopics(text), told: preamble.told, chance, noise }
  let near: readonly number[] | undefined
  return (field: AskedField) => {
    near ??= nearnessOf(words, filling.words)
    const shown = preamble.demos.map(({ outputs }, at) => ({
      value: outputs[field.name],
      nearness: near?.[at] ?? 0,
      words: words.sets[at] ?? new Set<string>(),
    }))
    const given = shown.filter(({ value }) => value !== undefined)
    return composeValue(field, filling, given)
  }
}
