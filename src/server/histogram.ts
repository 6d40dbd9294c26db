/** How long requests took, counted in the buckets of a Prometheus histogram. */

const bucketsS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Durations, counted. */
export interface Histogram {
  add(seconds: number): void
  /** Values up to each bound and not above the one before it; the last are above all. */
  readonly counts: readonly number[]
  sum(): number
}

/** A histogram without values. */
export function histogram(): Histogram {
  const counts = new Array<number>(bucketsS.length + 1).fill(0)
  let sum = 0
  return {
    add(seconds) {
      const place = bucketsS.findIndex((bound) => seconds <= bound)
      const index = place === -1 ? bucketsS.length : place
      counts[index] = (counts[index] ?? 0) + 1
      sum += seconds
    },
    counts,
    sum: () => sum,
  }
}

/** The histograms of all routes as one family; its buckets are cumulative. */
export function* histogramLines(name: string, routes: ReadonlyMap<string, Histogram>): Generator<string> {
  if (routes.size > 0) yield `# TYPE ${name} histogram\n`
  for (const [route, { counts, sum }] of routes) {
    let total = 0
    for (const [i, count] of counts.entries()) {
      total += count
      yield `${name}_bucket{route="${route}",le="${bucketsS[i] ?? '+Inf'}"} ${total}\n`
    }
    yield `${name}_sum{route="${route}"} ${sum()}\n${name}_count{route="${route}"} ${total}\n`
  }
}
