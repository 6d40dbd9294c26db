/** Improves instructions: keeps the present ones and adds the rules that the other inputs speak of. */
import type { Filling } from './filling.ts'
import { textIn } from './filling.ts'

const isRule =
  /\b(?:must|should|expected|has to|have to|needs? to|at least|at most|exactly|begin|start|never|always|do not|don't|as many|no more than|copied|instead of)\b/i
const mostAdded = 6

/** True for fields in which an optimizer asks for instructions. */
export function isAboutInstructions(name: string): boolean {
  return /instruction|prompt/i.test(name)
}

/** The present instructions, if any are given, and the rules found in feedback, tips and examples. */
export function composeInstructions({ inputs, chance }: Filling): string {
  const entries = Object.entries(inputs)
  const current = entries.find(([name, value]) => isAboutInstructions(name) && typeof value === 'string')
  const base = String(current?.[1] ?? 'Answer with care, in the form asked for.').trim()
  const others = entries
    .filter((entry) => entry !== current)
    .map(([, value]) => textIn(value))
    .join('\n')
  const sentences = others.split(/(?<=[.!?])\s+|\n+/).map((line) => line.replace(/^[-*\d.\s]+/, '').trim())
  const rules = [...new Set(sentences)].filter(
    (line) => isRule.test(line) && line.length < 240 && !base.includes(line),
  )
  const added = rules.length <= mostAdded ? rules : chance.shuffled(rules).slice(0, mostAdded)
  return [base, ...added.map((rule) => (/[.!?]$/.test(rule) ? rule : `${rule}.`))].join('\n')
}
