/** Examples of two sets that say nearly the same: what was trained on must not be judged on, edited or not. */
import type { Example, Values } from '../engine/index.ts'
import type { Leak } from './leakage.ts'

/** Two examples that are much alike. */
export interface NearDuplicate extends Leak {
  /** Shared runs of words by weight, as a share of the shorter text's: 1 when one holds all of the other. */
  readonly similarity: number
}

/** Runs that stand in more training examples than this are a template's; they make no two examples alike. */
const templateRuns = 200

/**
 * For each example of `dev` the most similar one of `train`, where at least `threshold` of their runs of three words
 * is shared. Runs weigh by how rare they are, so that a template all examples share counts little. Inputs alone are
 * compared; letter case, punctuation and the order of longer pieces make no difference.
 */
export function findNearDuplicates(
  train: readonly Example[],
  dev: readonly Example[],
  threshold = 0.5,
): NearDuplicate[] {
  const trainRuns = train.map(({ inputs }) => wordRuns(inputs))
  const devRuns = dev.map(({ inputs }) => wordRuns(inputs))
  const weightOf = rarity([...trainRuns, ...devRuns])
  const holders = holdersOf(trainRuns)
  const weights = trainRuns.map((runs) => total(runs, weightOf))
  return dev.flatMap(({ id }, at) => {
    const runs = devRuns[at] ?? new Set()
    const best = nearest(sharedWeights(runs, holders, weightOf), weights, total(runs, weightOf))
    if (best === undefined || best.similarity < threshold) return []
    return [{ trainId: train[best.index]?.id ?? '', devId: id, similarity: best.similarity }]
  })
}

type Weight = (run: string) => number

/** Weight of what one example shares with each training example it shares anything with, by index. */
function sharedWeights(
  runs: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly number[]>,
  weightOf: Weight,
): Map<number, number> {
  const shared = new Map<number, number>()
  for (const run of runs) {
    const found = holders.get(run) ?? []
    if (found.length > templateRuns) continue
    for (const index of found) shared.set(index, (shared.get(index) ?? 0) + weightOf(run))
  }
  return shared
}

function nearest(shared: ReadonlyMap<number, number>, weights: readonly number[], own: number) {
  let best: { readonly index: number; readonly similarity: number } | undefined
  for (const [index, weight] of shared) {
    const similarity = weight / Math.min(weights[index] ?? own, own)
    if (best === undefined || similarity > best.similarity) best = { index, similarity }
  }
  return best
}

function holdersOf(sets: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const holders = new Map<string, number[]>()
  for (const [index, runs] of sets.entries()) {
    for (const run of runs) {
      const found = holders.get(run)
      if (found) found.push(index)
      else holders.set(run, [index])
    }
  }
  return holders
}

function rarity(sets: readonly ReadonlySet<string>[]): Weight {
  const counts = new Map<string, number>()
  for (const runs of sets) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1)
  return (run) => Math.log(1 + sets.length / (counts.get(run) ?? 1)) ** 2
}

function total(runs: ReadonlySet<string>, weightOf: Weight): number {
  let sum = 0
  for (const run of runs) sum += weightOf(run)
  return sum
}

/** Runs of three words in each text of the inputs; a shorter text is one run. */
function wordRuns(inputs: Values): Set<string> {
  const runs = new Set<string>()
  for (const text of textsOf(inputs)) {
    const words =
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length > 0 && words.length < 3) runs.add(words.join(' '))
    for (let i = 2; i < words.length; i += 1) runs.add(`${words[i - 2]} ${words[i - 1]} ${words[i]}`)
  }
  return runs
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
