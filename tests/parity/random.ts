/** Parity of `random.json`: the draws of CPython's `random.Random`, by seed and method. */
import { type PyRandom, pyRandom } from '../../src/engine/index.ts'
import { type Case, type Checker, checkCases, readJson } from './checker.ts'

/** All that was drawn for one seed; each list in the order drawn. */
interface Draws {
  readonly seed: string
  readonly random: readonly number[]
  readonly getrandbits: readonly (readonly [bits: number, value: string])[]
  readonly randint: readonly (readonly [low: number, high: number, value: number])[]
  readonly choice: readonly (readonly [n: number, value: number])[]
  readonly shuffle: readonly (readonly number[])[]
  readonly sample: readonly (readonly [n: number, k: number, values: readonly number[]])[]
  readonly uniform: readonly (readonly [a: number, b: number, value: number])[]
  readonly mixed: readonly (number | readonly number[])[]
}

/** One case per seed. */
export const checkRandom: Checker = (path) => checkCases(readJson<Draws[]>(path).map(caseOf))

function caseOf({ seed, ...expected }: Draws): Case {
  return { name: `seed ${seed}`, expected, actual: () => drawn(seed, expected) }
}

function drawn(seed: string, facts: Omit<Draws, 'seed'>): Omit<Draws, 'seed'> {
  const fresh = () => pyRandom(BigInt(seed))
  return {
    random: inTurn(facts.random, fresh(), (rng) => rng.random()),
    getrandbits: inTurn(facts.getrandbits, fresh(), (rng, [bits]) => [bits, String(rng.getrandbits(bits))]),
    randint: inTurn(facts.randint, fresh(), (rng, [low, high]) => [low, high, rng.randint(low, high)]),
    choice: inTurn(facts.choice, fresh(), (rng, [n]) => [n, rng.choice(range(n))]),
    shuffle: facts.shuffle.map(({ length }) => fresh().shuffle(range(length))),
    sample: facts.sample.map(([n, k]) => [n, k, fresh().sample(range(n), k)]),
    uniform: inTurn(facts.uniform, fresh(), (rng, [a, b]) => [a, b, rng.uniform(a, b)]),
    mixed: mixed(fresh()),
  }
}

/** Draws again, on one generator, what each fact asks for. */
function inTurn<T>(facts: readonly T[], rng: PyRandom, draw: (rng: PyRandom, fact: T) => T): T[] {
  return facts.map((fact) => draw(rng, fact))
}

function mixed(rng: PyRandom): (number | number[])[] {
  return [
    rng.random(),
    rng.randint(1, 6),
    rng.sample(range(30), 4),
    rng.choice(range(9)),
    rng.shuffle(range(9)),
    rng.random(),
    rng.sample(range(10), 3),
  ]
}

function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i)
}
