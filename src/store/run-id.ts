/** Names of runs: `20261123T003512-4f2a`, the UTC second and its fraction, so that ids sort by time. */

const width = 4
const fractions = 36 ** width

/** The part of an id that says the second: `20261123T003512-`. */
function secondOf(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}-`
}

/** What an id is made of. */
export interface RunIdSource {
  readonly at: Date
  /** Chance in [0, 1) below the clock's millisecond, so that two processes hardly meet. */
  readonly random: number
  /** The greatest id that begins so: the new id is greater. */
  readonly newestOf: (second: string) => string | undefined
}

/**
 * A free id for a run that starts now. Its last four characters are the fraction of the second in base 36 (0.6 µs a
 * step), or one step after the newest run of that second.
 */
export function runId({ at, random, newestOf }: RunIdSource): string {
  const second = secondOf(at)
  const newest = newestOf(second)
  const drawn = Math.floor(((at.getUTCMilliseconds() + random) / 1000) * fractions)
  const next = newest === undefined ? 0 : Number.parseInt(newest.slice(-width), 36) + 1
  const fraction = Math.max(drawn, next)
  if (fraction < fractions) return second + fraction.toString(36).padStart(width, '0')
  return runId({ at: new Date((Math.floor(at.getTime() / 1000) + 1) * 1000), random: 0, newestOf })
}
