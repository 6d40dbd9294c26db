/** What a value is made from: the question, the words of the prompt, and what the demos showed at the same place. */
import type { Demo } from '../reading/prompt.ts'
import type { Values } from '../reading/value-type.ts'
import { wordSet } from '../reading/words.ts'
import type { Chance } from '../skill/chance.ts'
import { topicsOf } from './thesaurus.ts'

/** A value that a demo shows at the place to be filled, and how near that demo is to the question. */
export interface Shown {
  readonly value: unknown
  readonly nearness: number
  /** The content words of that demo's inputs, and the topics that they speak for. */
  readonly words: ReadonlySet<string>
}

/** All that a value may be made from. */
export interface Filling {
  readonly inputs: Values
  /** The texts of the inputs. */
  readonly text: string
  /** The content words of the inputs, and the topics that they speak for. */
  readonly words: ReadonlySet<string>
  /** What the prompt tells: instructions and descriptions. */
  readonly told: string
  readonly chance: Chance
  /** Spread of the noise on choices. */
  readonly noise: number
}

/** The words of demos, weighed by how rare they are among the demos of a prompt. */
export interface DemoWords {
  readonly sets: readonly ReadonlySet<string>[]
  readonly rarity: ReadonlyMap<string, number>
}

/** The texts of inputs, one after the other. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textIn).join('\n')
  return typeof value === 'object' && value !== null
    ? Object.values(value).map(textIn).join('\n')
    : String(value ?? '')
}

/** Prepares the words of demos once for many questions. */
export function demoWords(demos: readonly Demo[]): DemoWords {
  const sets = demos.map(({ inputs }) => wordsAndTopics(textIn(inputs)))
  const counts = new Map<string, number>()
  for (const word of sets.flatMap((set) => [...set])) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + demos.length / count)]))
  return { sets, rarity }
}

/** How near each demo is to a question: the cosine of their words, weighed by rarity. */
export function nearnessOf({ sets, rarity }: DemoWords, words: ReadonlySet<string>): number[] {
  const weight = (word: string) => (rarity.get(word) ?? 1) ** 2
  const size = (set: ReadonlySet<string>) => [...set].reduce((sum, word) => sum + weight(word), 0)
  const own = size(words)
  return sets.map((set) => {
    const shared = [...words].filter((word) => set.has(word)).reduce((sum, word) => sum + weight(word), 0)
    return shared === 0 ? 0 : shared / Math.sqrt(own * size(set))
  })
}

/** Content words and topics of a text: `charged twice` and `an extra fee` share no word, but a topic. */
export function wordsAndTopics(text: string): ReadonlySet<string> {
  const words = wordSet(text)
  return new Set([...words, ...topicsOf(words)])
}
