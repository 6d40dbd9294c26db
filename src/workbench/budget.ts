/** A hard cap on what a run may cost. */
import { InputError, type LM, type LmChoice, WhetstoneError } from '../engine/index.ts'

/** The code of a call that was not made because the budget is spent. */
export const budgetReached = 'budget_reached'

/** What was spent, and whether it is too much. */
export interface Budget {
  readonly spentUsd: () => number
  /** Counts what was spent beside the guarded models, as by a judging metric. */
  readonly charge: (usd: number) => void
  /** The same models, refusing to be asked once the cap is reached. */
  readonly guard: (choice: LmChoice) => LmChoice
}

/**
 * A cap in US dollars. It is never exceeded by more than the calls already in flight.
 * @throws InputError `unknown_price` from a model whose price is unknown: a cap on it would mean nothing.
 */
export function budget(maxUsd: number): Budget {
  let spent = 0
  const guarded = (lm: LM): LM => ({
    id: lm.id,
    async generate(request) {
      if (spent >= maxUsd)
        throw new WhetstoneError(budgetReached, `the budget of $${maxUsd} is spent`, {
          maxUsd,
          spentUsd: spent,
        })
      const completion = await lm.generate(request)
      if (completion.costUsd === null) {
        throw new InputError(
          'unknown_price',
          `--max-cost: expected a model of known price, got ${lm.id}; give its prices in the configuration`,
          { model: lm.id },
        )
      }
      spent += completion.costUsd
      return completion
    },
  })
  const charge = (usd: number) => {
    spent += usd
  }
  return { spentUsd: () => spent, charge, guard: (choice) => mapChoice(choice, guarded) }
}

/** Applies a change to every model of a choice. */
export function mapChoice(choice: LmChoice, change: (lm: LM) => LM): LmChoice {
  if (typeof (choice as LM).generate === 'function') return change(choice as LM)
  return Object.fromEntries(
    Object.entries(choice as Record<string, LM>).map(([path, lm]) => [path, change(lm)]),
  )
}
