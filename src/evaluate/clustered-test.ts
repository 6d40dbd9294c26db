/** Test and interval of a mean difference when examples come in clusters, as questions about one text do. */
import { InputError } from '../engine/index.ts'
import { boundedInterval } from './interval.ts'
import { clusteredStandardError, mean, signFlip, studentTQuantile } from './statistics/index.ts'

/**
 * Sign-flip over the sums of whole clusters, and Student's t with C − 1 degrees of freedom on the clustered standard
 * error (Miller, arXiv 2411.00640), cut to [−1, 1]. Where all clusters agree the interval is that of C equal values.
 * @throws InputError `invalid_clusters` unless there is a label per difference.
 */
export function clusteredTest(
  differences: readonly number[],
  clusters: readonly string[],
  seed: number,
): { p: number; ci: readonly [number, number] } {
  if (clusters.length !== differences.length) {
    const message = `compare: expected a cluster label for each of ${differences.length} pairs, got ${clusters.length}`
    throw new InputError('invalid_clusters', message)
  }
  const sums = new Map<string, number>()
  clusters.forEach((label, i) => {
    sums.set(label, (sums.get(label) ?? 0) + (differences[i] ?? 0))
  })
  const centre = mean(differences)
  const p = signFlip([...sums.values()], { seed })
  const error = sums.size < 2 ? 0 : clusteredStandardError(differences, clusters)
  // Rounding leaves a trace of an error where there is none.
  if (error < 1e-12)
    return {
      p,
      ci: boundedInterval(
        [...sums.values()].map(() => centre),
        [-1, 1],
      ),
    }
  const half = studentTQuantile(0.975, sums.size - 1) * error
  return { p, ci: [Math.max(-1, centre - half), Math.min(1, centre + half)] }
}
