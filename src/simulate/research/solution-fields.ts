/** Which field of a prompt holds solutions or ideas, and which of their keys say what. */
import { type AskedField, isPlainObject, type Values } from '../reading/value-type.ts'
import type { Rule } from '../skill/models.ts'

/** What a key of a solution can say. */
export type SolutionPart =
  | 'title'
  | 'description'
  | 'hmw'
  | 'metrics'
  | 'jobs'
  | 'impact'
  | 'effort'
  | 'confidence'
  | 'rank'

/** The field of a solutions task. */
export interface SolutionFields {
  readonly solutions: AskedField
  /** The keys of one solution, in the order asked for. */
  readonly keys: readonly AskedField[]
  /** The key that says a part, if it is asked for. */
  readonly keyOf: ReadonlyMap<SolutionPart, AskedField>
  /** The rules that can be kept with those keys. */
  readonly rules: readonly Rule[]
}

const partNames: readonly (readonly [SolutionPart, RegExp])[] = [
  ['title', /^(?:title|name|headline)$/i],
  ['description', /descri|summary|detail/i],
  ['hmw', /hmw|question/i],
  ['metrics', /metric|kpi/i],
  ['jobs', /jtbd|job/i],
  ['impact', /impact|value/i],
  ['effort', /effort|cost/i],
  ['confidence', /confidence|certainty/i],
  ['rank', /rank|priority|position/i],
]

/** The field of a solutions task; undefined when the prompt asks for no list of titled things. */
export function solutionFields(asked: readonly AskedField[]): SolutionFields | undefined {
  for (const field of asked) {
    const keys =
      field.type.kind === 'array' && field.type.items.kind === 'object' ? field.type.items.fields : []
    const keyOf = new Map(
      partNames.flatMap(([part, name]) => {
        const key = keys.find((candidate) => name.test(candidate.name))
        return key === undefined ? [] : [[part, key] as const]
      }),
    )
    const isResearch = /solution|idea|concept|opportunit/i.test(field.name) || keyOf.has('hmw')
    if (isResearch && keyOf.has('title') && keyOf.has('description')) {
      return { solutions: field, keys, keyOf, rules: rulesFor(keyOf) }
    }
  }
  return undefined
}

/** The solutions that outputs hold. */
export function givenSolutions(fields: SolutionFields, outputs: Values): Values[] {
  const value = outputs[fields.solutions.name]
  return Array.isArray(value) ? value.filter(isPlainObject) : []
}

function rulesFor(keyOf: ReadonlyMap<SolutionPart, AskedField>): Rule[] {
  const parts = ['title', 'description', 'hmw', 'metrics', 'jobs', 'rank'] as const
  const isOrdered = keyOf.has('impact') && keyOf.has('effort')
  return [...parts.filter((part) => keyOf.has(part)), ...(isOrdered ? (['order'] as const) : []), 'count']
}
