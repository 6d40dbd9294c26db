/** The output fields that a system message asks for, in each form of prompt. */
import { sectionsOf, tagsOf } from './marked.ts'
import { readType } from './type-notation.ts'
import type { AskedField, ValueType } from './value-type.ts'

/** Fields told under markers: `[[ ## name ## ]]` and `<JSON string[]: description>` below it. */
export function askedBySections(system: string): AskedField[] {
  const asked = system.split(/^Answer in this form:$/m).at(-1) ?? system
  return [...sectionsOf(asked)].map(([name, told]) => askedField(name, told))
}

/** Fields told as one JSON object: `Answer with one JSON object: {name: type (description)}`. */
export function askedByObject(system: string): AskedField[] {
  const notation = /Answer with one JSON object: (\{[\s\S]*)$/.exec(system)?.[1]
  const told = notation === undefined ? undefined : readType(notation)?.type
  return told?.kind === 'object' ? [...told.fields] : []
}

/** Fields told as tags: `<name>type: description</name>`. */
export function askedByTags(system: string): AskedField[] {
  return [...tagsOf(system)].map(([name, told]) => askedField(name, told))
}

/** Fields told as DSPy tells them: a numbered list of `name` (type): description. */
export function askedByDspy(system: string): AskedField[] {
  const list =
    /Your output fields are:\n([\s\S]*?)\n(?:All interactions|Your task|\n)/.exec(system)?.[1] ?? ''
  const lines = list.split(/\n(?=\d+\. )/)
  return lines.flatMap((line) => {
    const [, name, type = '', description = ''] = /^\d+\. `(\w+)` \(([\s\S]+?)\):([\s\S]*)$/.exec(line) ?? []
    if (name === undefined) return []
    return [
      {
        name,
        type: readType(type)?.type ?? { kind: 'any' },
        description: description.trim(),
        isOptional: false,
      },
    ]
  })
}

function askedField(name: string, told: string): AskedField {
  const text = told.replace(/^[<{]\s*/, '').replace(/[>}]$/, '')
  const read = text.startsWith('JSON ') ? readType(text.slice(5)) : readText(text)
  const rest = read?.rest ?? text
  const isOptional = /^ ?or null\b/.test(rest)
  const description = rest.replace(/^ ?or null/, '').replace(/^: /, '')
  const type: ValueType = read?.type ?? { kind: 'text' }
  return { name, type, description: description === 'text' ? '' : description, isOptional }
}

/** Plain text is told by its limits alone, so that a description must not be taken for a type. */
function readText(text: string) {
  if (/^"|^ISO date-time\b/.test(text)) return readType(text)
  if (/^\((?:at (?:least|most) )?\d|^\((?:email|uri|uuid|date|time)\)/.test(text))
    return readType(`string ${text}`)
  return undefined
}
