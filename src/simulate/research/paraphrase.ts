/** Says a given text in slightly other words, as a model does that was asked to copy it and did not. */
import type { Chance } from '../skill/chance.ts'

const changes: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^How might we\b/i, 'How can we'),
  (text) => text.replace(/:\s.*$/, ''),
  (text) => text.replace(/,? so (?:that )?.*$/i, ''),
  (text) => text.replace(/\?$/, ''),
  (text) => text.replace(/,\s*target.*$/i, ''),
  (text) => text.replace(/\bI want to\b/, 'users want to'),
  (text) => text.replace(/^(\w+(?: \w+){3,}) (?:and|or|without|before|after|at|in|on)\b.*$/, '$1'),
]

/** A paraphrase that is never the text itself. */
export function paraphrased(text: string, chance: Chance): string {
  const changed = chance
    .shuffled(changes)
    .map((change) => change(text))
    .find((candidate) => candidate !== text && candidate !== '')
  return changed ?? `${text} (reworded)`
}
