/** Scores, prices, counts and durations as a person reads them. */
import type { Signs } from '../theme/signs.ts'

/** A score in [0, 1] as a percentage with one decimal. */
export function percent(score: number): string {
  return `${points(score)}%`
}

/** The same without its unit, for columns that name it. */
export function points(score: number): string {
  return (100 * score).toFixed(1)
}

/** The bounds of an interval, in the unit of `percent`. */
export function percentRange([low, high]: readonly [number, number], signs: Signs): string {
  return `${points(low)}${signs.range}${points(high)}`
}

/** US dollars: two decimals from one dollar on, four below, more where those would be zero; `?` when unknown. */
export function dollars(usd: number | null): string {
  if (usd === null) return '?'
  if (usd === 0) return '$0'
  if (usd >= 0.0001) return `$${usd.toFixed(usd < 1 ? 4 : 2)}`
  return usd < 0.000001 ? '<$0.000001' : `$${usd.toFixed(6).replace(/0+$/, '')}`
}

/** The price of something, told apart when no money was spent. */
export function cost(usd: number | null, simulated: boolean): string {
  return `${simulated ? 'simulated ' : ''}${amount(usd, simulated)}`
}

/** The same without the word, beside a price that has it. */
export function amount(usd: number | null, simulated: boolean): string {
  return simulated ? imagined(usd) : dollars(usd)
}

/** Nobody is billed for it: three digits that count tell more than cents. */
function imagined(usd: number | null): string {
  return usd === null || usd < 0.000001 || usd >= 1 ? dollars(usd) : `$${usd.toPrecision(3)}`
}

/** The same among other facts, where a lone `?` would not say what is unknown. */
export function costFact(usd: number | null, simulated: boolean): string {
  return usd === null ? 'cost ?' : cost(usd, simulated)
}

/** Whole numbers in groups of three. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number with its noun. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`
}

/** A span of time in the two units that matter. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`
  return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
