/** A cap in US dollars holds only what has a known price: said before anything is paid for. */
import { InputError } from '../engine/index.ts'
import type { Session } from './session.ts'

/** The error of a cap on what nobody knows the price of. */
export function unknownPrice(model: string): InputError {
  return new InputError(
    'unknown_price',
    `--max-cost: expected models whose prices and use of tokens are known, got ${model}: a cap would not hold what it costs; give its prices in the configuration, or bound the run with --limit instead`,
    { model },
  )
}

/** @throws InputError `unknown_price` for the first model that has none, when there is a cap. */
export function requirePrices(session: Session, ids: Iterable<string>, maxCostUsd: number | undefined): void {
  if (maxCostUsd === undefined) return
  for (const id of ids) if (session.lms.target(id).card.prices === null) throw unknownPrice(id)
}
