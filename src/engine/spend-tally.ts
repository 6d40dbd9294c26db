/** What a stretch of code spent, by model, however many calls run at once. */
import { addSpend, type Call, noSpend, type Spend } from './trace.ts'

/** What was spent on one model. */
export interface ModelSpend extends Spend {
  readonly calls: number
  readonly cached: number
}

/** A running sum per model. */
export interface SpendTally {
  readonly add: (call: Call) => void
  /** The sums so far, by LM id. */
  readonly byModel: () => Readonly<Record<string, ModelSpend>>
}

/** A tally of nothing yet. */
export function spendTally(): SpendTally {
  const sums = new Map<string, ModelSpend>()
  return {
    add(call) {
      const sum = sums.get(call.lm)
      sums.set(call.lm, {
        ...addSpend(sum ?? noSpend, call),
        calls: (sum?.calls ?? 0) + 1,
        cached: (sum?.cached ?? 0) + (call.cached ? 1 : 0),
      })
    },
    byModel: () => Object.fromEntries(sums),
  }
}
