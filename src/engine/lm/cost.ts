/** The price of an answer. */
import type { Prices } from './card.ts'
import type { Usage } from './types.ts'

/** US dollars of one answer at four rates; null when a price that is needed is unknown. */
export function costOf(usage: Usage, prices: Prices | null): number | null {
  if (prices === null) return null
  const { input, cachedInput, cacheWrite, output } = usage
  const shares = [
    [input - cachedInput - cacheWrite, prices.input],
    [cachedInput, prices.cachedInput],
    [cacheWrite, prices.cacheWrite],
    [output, prices.output],
  ] as const
  let dollars = 0
  for (const [tokens, perMillion] of shares) {
    if (tokens === 0) continue
    if (perMillion === null) return null
    dollars += (tokens * perMillion) / 1_000_000
  }
  return dollars
}

/** Whether answers cost nothing, however long they are. */
export function isFree(prices: Prices | null): boolean {
  return prices !== null && Object.values(prices).every((price) => price === 0)
}
