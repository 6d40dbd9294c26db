/** The product-research notes that a question gives: insights, metrics, jobs, questions, ideas. */
import { isPlainObject, type Values } from '../reading/value-type.ts'

/** Research notes by kind. */
export interface ResearchContext {
  readonly insights: readonly string[]
  readonly metrics: readonly string[]
  readonly jobs: readonly string[]
  readonly hmws: readonly string[]
  readonly ideas: readonly Values[]
  /** How many items are asked for, if the inputs say so. */
  readonly count: number | undefined
}

/** Sorts the inputs of a question by what their names say; the rest is read as insights where none are given. */
export function contextOf(inputs: Values): ResearchContext {
  const entries = Object.entries(inputs)
  const lists = (name: RegExp) =>
    entries.filter(([key, value]) => name.test(key) && Array.isArray(value)).flatMap(([, value]) => value)
  const insights = lists(/insight|finding|note|observation|research/i).flatMap(textOf)
  const known = /metric|kpi|jtbd|job|hmw|question|idea|count/i
  const others = entries
    .filter(([key]) => !known.test(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value.flatMap(textOf) : sentencesOf(value)))
  const count = entries.find(
    ([key, value]) => /count|number|how_many|^n$/i.test(key) && Number.isInteger(value),
  )?.[1]
  const hmws = lists(/hmw|question/i).flatMap(textOf)
  const ideas = lists(/idea/i).filter(isPlainObject)
  return {
    insights: insights.length > 0 ? insights : others,
    metrics: lists(/metric|kpi/i).flatMap(textOf),
    jobs: lists(/jtbd|job/i).flatMap(textOf),
    // A step that is handed ideas alone finds the questions in them.
    hmws: hmws.length > 0 ? hmws : [...new Set(ideas.flatMap(({ hmw }) => textOf(hmw)))],
    ideas,
    count: typeof count === 'number' && count > 0 ? Math.min(count, 50) : undefined,
  }
}

/** The words of a question that tell its field: the lists where there are any, else all texts. */
export function inputText(inputs: Values): string {
  const values = Object.values(inputs)
  const lists = values.filter(Array.isArray).flat().flatMap(textOf)
  return (lists.length > 0 ? lists : values.flatMap(textOf)).join('\n')
}

/** An item is a text, or an object with a text. */
function textOf(item: unknown): string[] {
  if (typeof item === 'string') return item.trim() === '' ? [] : [item.trim()]
  if (!isPlainObject(item)) return []
  const text = item.text ?? item.question ?? item.title ?? item.description
  return typeof text === 'string' ? [text.trim()] : []
}

function sentencesOf(value: unknown): string[] {
  return typeof value === 'string'
    ? value.split(/(?<=[.!?])\s+|\n+/).filter((line) => line.trim() !== '')
    : []
}
