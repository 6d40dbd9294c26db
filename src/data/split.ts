/** Splits a dataset by seed, keeping together what belongs together. */
import { canonicalJson, type Example, InputError, pyRandom } from '../engine/index.ts'

/** How to split. `N` are the names of the sets. */
export interface SplitOptions<N extends string> {
  /** Share of the examples by set, above 0, together at most 1: what is left over goes to no set. */
  readonly shares: Readonly<Record<N, number>>
  /** Equal seeds split equal examples alike. @default 0 */
  readonly seed?: number | undefined
  /**
   * Examples of one group never part: a metadata key, or a function. Examples without the key are on their own.
   * Without it one customer's tickets may stand on both sides, and the score tells what was remembered.
   */
  readonly group?: string | ((example: Example) => string) | undefined
}

/**
 * The examples by set, each set in the order of the dataset. Sizes are those of the shares, rounded; with groups as
 * near to them as whole groups allow.
 * @throws InputError `invalid_option` for shares that cannot be, `too_few_examples` when a set would stay empty.
 */
export function splitExamples<const N extends string>(
  examples: readonly Example[],
  { shares, seed = 0, group }: SplitOptions<N>,
): Record<N, Example[]> {
  const sets = checkedSets(shares, examples.length)
  const setOf = new Map<Example, string>()
  for (const members of pyRandom(seed).shuffle(groupsOf(examples, group))) {
    // The set that lacks most takes the group; once none lacks anything the rest is left over.
    const neediest = sets.reduce((a, b) => (b.wanted > a.wanted ? b : a))
    if (neediest.wanted <= 0) break
    if (members.length / 2 > neediest.wanted && neediest.has > 0) continue
    neediest.wanted -= members.length
    neediest.has += members.length
    for (const example of members) setOf.set(example, neediest.name)
  }
  requireFilled(sets, examples.length)
  const result = sets.map(({ name }) => [name, examples.filter((example) => setOf.get(example) === name)])
  return Object.fromEntries(result) as Record<N, Example[]>
}

interface OpenSet {
  readonly name: string
  wanted: number
  has: number
}

function checkedSets(shares: Readonly<Record<string, number>>, size: number): OpenSet[] {
  const entries = Object.entries(shares)
  const sum = entries.reduce((total, [, share]) => total + share, 0)
  const isSound = entries.length > 0 && entries.every(([, share]) => share > 0) && sum < 1 + 1e-9
  if (!isSound) {
    const expected = 'expected a share above 0 for each set and at most 1 in all'
    throw new InputError('invalid_option', `shares: ${expected}, got ${JSON.stringify(shares)}`, { shares })
  }
  // Rounding the running sum instead of each share lets the sizes add up.
  let [before, given] = [0, 0]
  return entries.map(([name, share]) => {
    before += share
    const wanted = Math.round(before * size) - given
    given += wanted
    return { name, wanted, has: 0 }
  })
}

function groupsOf(examples: readonly Example[], group: SplitOptions<string>['group']): Example[][] {
  const groups = new Map<unknown, Example[]>()
  for (const example of examples) {
    const key = groupKey(example, group)
    groups.set(key, [...(groups.get(key) ?? []), example])
  }
  return [...groups.values()]
}

function groupKey(example: Example, group: SplitOptions<string>['group']): unknown {
  if (typeof group === 'function') return group(example)
  const value = group === undefined ? undefined : example.metadata?.[group]
  return value === undefined || value === null ? example : canonicalJson(value)
}

function requireFilled(sets: readonly OpenSet[], size: number): void {
  const empty = sets.find(({ has }) => has === 0)
  if (empty === undefined) return
  const expected = 'expected at least one example or group for each set'
  throw new InputError('too_few_examples', `${empty.name}: ${expected}, got ${size} examples in all`, {
    set: empty.name,
    size,
  })
}
