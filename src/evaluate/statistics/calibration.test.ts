/** Calibration by seeded simulation: tests reject a true null about as often as they say, intervals cover. */
import { describe, expect, it } from 'vitest'
import { type PyRandom, pyRandom } from '../../engine/index.ts'
import { clusteredStandardError } from './clustered-standard-error.ts'
import { mcnemarExact, mcnemarMidP } from './mcnemar.ts'
import { mean } from './mean.ts'
import { normalQuantile } from './normal.ts'
import { pairedBootstrap } from './paired-bootstrap.ts'
import { signFlip } from './sign-flip.ts'
import { studentTQuantile } from './student-t.ts'
import { tInterval } from './t-interval.ts'
import { wilson } from './wilson.ts'

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const normal = (rng: PyRandom) => normalQuantile(rng.uniform(1e-12, 1))

/** Share of `trials` seeded worlds in which something holds. */
function rate(trials: number, holds: (rng: PyRandom, trial: number) => boolean): number {
  const rng = pyRandom(20_240_607)
  return range(trials).filter((trial) => holds(rng, trial)).length / trials
}

/** Two runs of one system on the same items: yes/no scores whose chance belongs to the item. */
function sameSystemTwice(rng: PyRandom, n: number): { d: number[]; b: number; c: number } {
  const d = range(n).map(() => {
    const chance = rng.random()
    return Number(rng.random() < chance) - Number(rng.random() < chance)
  })
  return { d, b: d.filter((value) => value < 0).length, c: d.filter((value) => value > 0).length }
}

/** Two runs of one system on the same items: scores in [0, 1], clipped, so many stand at the upper end. */
function gradedDifferences(rng: PyRandom, n: number): number[] {
  return range(n).map(() => {
    const skill = rng.uniform(0.4, 1.1)
    const score = () => Math.min(1, Math.max(0, skill + 0.2 * normal(rng)))
    return score() - score()
  })
}

describe('A/A pairs are called different in 3 to 6 of 100 worlds at alpha .05', () => {
  it.each([
    { name: 'signFlip, exact', n: 12, trials: 4000, p: (d: number[]) => signFlip(d) },
    {
      name: 'signFlip, random',
      n: 40,
      trials: 1000,
      p: (d: number[], seed: number) => signFlip(d, { seed }),
    },
  ])('$name', ({ n, trials, p }) => {
    const rejected = rate(trials, (rng, trial) => p(gradedDifferences(rng, n), trial) < 0.05)
    expect(rejected).toBeGreaterThanOrEqual(0.03)
    expect(rejected).toBeLessThanOrEqual(0.06)
  })

  it.each([
    { name: 'mcnemarExact', n: 2000, test: mcnemarExact },
    { name: 'mcnemarMidP', n: 200, test: mcnemarMidP },
  ])('$name', ({ n, test }) => {
    const rejected = rate(2000, (rng) => {
      const { b, c } = sameSystemTwice(rng, n)
      return test(b, c) < 0.05
    })
    expect(rejected).toBeGreaterThanOrEqual(0.03)
    expect(rejected).toBeLessThanOrEqual(0.06)
  })

  it.each([10, 20, 60])('mcnemarExact and signFlip stay below alpha on %d yes/no pairs', (n) => {
    const worlds = (test: (world: ReturnType<typeof sameSystemTwice>) => number) =>
      rate(500, (rng) => test(sameSystemTwice(rng, n)) < 0.05)
    expect(worlds(({ b, c }) => mcnemarExact(b, c))).toBeLessThanOrEqual(0.055)
    expect(worlds(({ d }) => signFlip(d))).toBeLessThanOrEqual(0.055)
  })
})

describe('95 % intervals cover the truth', () => {
  const inside = (truth: number, [low, high]: readonly [number, number]) => low <= truth && truth <= high

  /** Mean score 2/3, with most items near 1 and a tail towards 0. */
  const skewed = (rng: PyRandom, n: number) => range(n).map(() => 1 - rng.random() ** 2)

  it.each([20, 50, 200])('tInterval of %d skewed scores', (n) => {
    expect(rate(2000, (rng) => inside(2 / 3, tInterval(skewed(rng, n))))).toBeGreaterThanOrEqual(0.93)
  })

  it.each([20, 50, 200])('tInterval of %d paired differences', (n) => {
    expect(rate(1000, (rng) => inside(0, tInterval(gradedDifferences(rng, n))))).toBeGreaterThanOrEqual(0.93)
  })

  it.each(['percentile', 'bca'] as const)('pairedBootstrap, %s, of 50 skewed scores', (method) => {
    const covered = rate(500, (rng, seed) =>
      inside(2 / 3, pairedBootstrap(skewed(rng, 50), { method, seed, resamples: 1000 })),
    )
    expect(covered).toBeGreaterThanOrEqual(0.92)
  })

  it.each([20, 50, 200])('wilson of %d yes/no rows', (n) => {
    const covered = rate(2000, (rng) =>
      inside(0.8, wilson(range(n).filter(() => rng.random() < 0.8).length, n)),
    )
    expect(covered).toBeGreaterThanOrEqual(0.93)
  })
})

describe('50 clusters of 10 items that share most of their luck, no true difference', () => {
  const clusters = range(500).map((i) => i % 50)
  const world = (rng: PyRandom) => {
    const shared = range(50).map(() => Math.sqrt(0.6) * normal(rng))
    return clusters.map((cluster) => (shared[cluster] as number) + Math.sqrt(0.4) * normal(rng))
  }

  it('are called different in more than a third of worlds when clusters are ignored', () => {
    const rejected = rate(300, (rng) => {
      const [low, high] = tInterval(world(rng))
      return low > 0 || high < 0
    })
    expect(rejected).toBeGreaterThan(0.35)
  })

  it('are called different in about one world of twenty with the clustered standard error', () => {
    const t = studentTQuantile(0.975, 49)
    const rejected = rate(500, (rng) => {
      const d = world(rng)
      return Math.abs(mean(d)) > t * clusteredStandardError(d, clusters)
    })
    expect(rejected).toBeGreaterThanOrEqual(0.03)
    expect(rejected).toBeLessThanOrEqual(0.07)
  })
})
