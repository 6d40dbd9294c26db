/** Whether refusals come by chance, whatever the rate: to slow down for those would only lose time, more with each. */
import type { Granted } from './granted.ts'
import { isSound } from './rates.ts'

/** So many stretches between refusals tell that they come by chance. */
const enough = 4
/** So many refusals tell that they do not. */
const many = 16
/** Requests granted in a row after a cut, below which it did not help: a real limit is then met again much later. */
const few = 120
/** Requests granted per refusal, below which the rate may still be far too high. */
const least = 1 / 2
/** A real limit grants as much, however fast it is asked: by chance less is granted where less is asked. */
const less = 1 / 2
/** What chance does not explain: this share of what it usually grants per refusal, or next to nothing. */
const farLess = { share: 1 / 4, each: 1 / 8 }

type Count = Pick<Granted, 'requests' | 'refusals'>

/**
 * Takes what was granted before each refusal; true while refusals go on as before although the rate was cut again and
 * again, until far more is refused.
 */
export function byChance(): (granted: Granted) => boolean {
  let firstPerMs: number | undefined
  let stretches: Granted[] = []
  let usual: number | undefined
  const reset = () => {
    firstPerMs = undefined
    usual = undefined
    stretches = []
  }
  return (granted) => {
    const each = granted.requests / granted.refusals
    stretches = [...stretches, granted].slice(-many)
    if (usual !== undefined) {
      const recent = newest(stretches, many)
      if (recent.refusals >= many && ratio(recent) <= Math.max(usual * farLess.share, farLess.each)) reset()
    } else if (each >= few) reset()
    else if (each >= least) {
      // Measured by a few requests, it may be half of that.
      firstPerMs ??= granted.perMs * (isSound(granted) ? 1 : 1 / 2)
      const telling = stretches.filter(({ requests, refusals }) => requests / refusals >= least)
      if (telling.length >= enough && granted.perMs <= firstPerMs * less) {
        usual = ratio(newest(stretches, Number.POSITIVE_INFINITY))
        stretches = []
      }
    }
    return usual !== undefined
  }
}

/** The newest stretches that hold `refusals` or, where there are not so many, all. */
function newest(stretches: readonly Count[], refusals: number): Count {
  return stretches.reduceRight(
    (sum, one) =>
      sum.refusals >= refusals
        ? sum
        : { requests: sum.requests + one.requests, refusals: sum.refusals + one.refusals },
    { requests: 0, refusals: 0 },
  )
}

function ratio({ requests, refusals }: Count): number {
  return requests / refusals
}
