/** Student's interval for a mean. */
import { checkBetween, checkValues } from './check.ts'
import type { Interval } from './interval.ts'
import { mean } from './mean.ts'
import { standardError } from './standard-error.ts'
import { studentTQuantile } from './student-t.ts'

/**
 * mean ± t(1 - α/2, n - 1) · SE, for independent values. Source: Student 1908, Biometrika 6:1-25.
 * RangeError for fewer than two values: no finite interval is honest for one. Equal values give an
 * interval of width zero; take a binomial bound (`clopperPearson`) where that would mislead.
 */
export function tInterval(x: readonly number[], level = 0.95): Interval {
  checkValues('tInterval', x, 2)
  checkBetween('tInterval level', level)
  const centre = mean(x)
  const half = studentTQuantile((1 + level) / 2, x.length - 1) * standardError(x)
  return [centre - half, centre + half]
}
