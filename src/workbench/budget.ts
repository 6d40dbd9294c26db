/** A hard cap on what a run may cost. */
import { type Completion, type LM, type LmChoice, streamOf, WhetstoneError } from '../engine/index.ts'
import { unknownPrice } from './require-prices.ts'

/** The code of a call that was not made because the budget is spent. */
export const budgetReached = 'budget_reached'

/** What was spent, and whether it is too much. */
export interface Budget {
  readonly spentUsd: () => number
  /** Counts what was spent beside the guarded models, as by the judge `model`; null when its price is unknown. */
  readonly charge: (usd: number | null, model: string) => void
  /** The same models, refusing to be asked once the cap is reached. */
  readonly guard: (choice: LmChoice) => LmChoice
}

/**
 * A cap in US dollars. It is never exceeded by more than the calls already in flight.
 * @throws InputError `unknown_price` from a model after something of unknown price was spent: the cap cannot hold it.
 */
export function budget(maxUsd: number): Budget {
  let spent = 0
  let unpriced: string | undefined
  const charge = (usd: number | null, model: string) => {
    if (usd === null) unpriced ??= model
    else spent += usd
  }
  const check = () => {
    if (unpriced !== undefined) throw unknownPrice(unpriced)
    if (spent < maxUsd) return
    throw new WhetstoneError(budgetReached, `the budget of $${maxUsd} is spent`, { maxUsd, spentUsd: spent })
  }
  const pay = (lm: LM, { costUsd }: Completion) => {
    charge(costUsd, lm.id)
    if (costUsd === null) throw unknownPrice(lm.id)
  }
  const guarded = (lm: LM): LM => ({
    id: lm.id,
    async generate(request) {
      check()
      const completion = await lm.generate(request)
      pay(lm, completion)
      return completion
    },
    async *stream(request) {
      check()
      for await (const chunk of streamOf(lm, request)) {
        if ('completion' in chunk) pay(lm, chunk.completion)
        yield chunk
      }
    },
  })
  return { spentUsd: () => spent, charge, guard: (choice) => mapChoice(choice, guarded) }
}

/** Applies a change to every model of a choice. */
export function mapChoice(choice: LmChoice, change: (lm: LM) => LM): LmChoice {
  if (typeof (choice as LM).generate === 'function') return change(choice as LM)
  return Object.fromEntries(
    Object.entries(choice as Record<string, LM>).map(([path, lm]) => [path, change(lm)]),
  )
}
