/** Figures as people read them: scores 0–100, dollars, durations. */

/** What stands where nothing is known. */
export const unknown = '—'

/** A score in [0, 1] as 0–100 with one decimal; a dash when there is none. */
export function points(score: number | null): string {
  return score === null ? unknown : (100 * score).toFixed(1)
}

/** A score with its interval: `61.3 [54.2, 68.0]`. */
export function pointsWithInterval(score: number | null, ci: readonly [number, number] | null): string {
  return ci === null ? points(score) : `${points(score)} [${points(ci[0])}, ${points(ci[1])}]`
}

/** A difference of scores with its sign, in points. */
export function signedPoints(difference: number): string {
  const text = (100 * difference).toFixed(1)
  return difference > 0 ? `+${text}` : text
}

/** US dollars: `?` when unknown, and never mistaken for real money when simulated. */
export function dollars(usd: number | null, simulated = false): string {
  const amount = usd === null ? '?' : `$${usd === 0 || usd >= 1 ? usd.toFixed(2) : usd.toPrecision(3)}`
  return simulated ? `simulated ${amount}` : amount
}

/** Milliseconds as `340 ms`, `4.2 s` or `3 min 05 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** A p value: three decimals, or a bound. */
export function pValue(p: number): string {
  return p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3).replace(/^0/, '')}`
}

/** One model, or `part=model` for each part. */
export function modelText(model: string | Readonly<Record<string, string>>): string {
  if (typeof model === 'string') return model
  return Object.entries(model)
    .map(([part, id]) => `${part}=${id}`)
    .join(', ')
}

/** `1 error`, `2 errors`. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
}
