/** The rate after each refusal: probing after the first, then what is really granted, unless no rate avoids refusals. */
import { byChance } from './by-chance.ts'
import { type GrantedMeter, grantedMeter } from './granted.ts'
import { isSound, measuredRate, probingRate, type Rate, type Seen } from './rates.ts'
import type { Start } from './start.ts'

/** How a refusal came. */
interface Refused {
  readonly start: Start
  /** When it was heard, in ms. */
  readonly at: number
  /** The rate it was refused at. */
  readonly rate: Rate
  readonly seen: Seen
}

/** The refusals of one endpoint. */
export interface RateCuts extends Pick<GrantedMeter, 'echo' | 'paused'> {
  /** The rate to go on with. */
  readonly after: (refused: Refused) => Rate
}

/** No refusal so far. */
export function rateCuts(): RateCuts {
  const meter = grantedMeter()
  const isByChance = byChance()
  let soundPerMs: number | undefined
  // The rate to come back to, while refusals seem to come by chance.
  let slower: Rate | undefined
  return {
    echo: meter.echo,
    paused: meter.paused,
    after({ start, at, rate, seen }) {
      const granted = meter.since(start)
      const probing = () => probingRate(at, at - start.at, seen)
      if (granted === undefined) return probing()
      const measured = measuredRate(rate.perMs(at), granted, soundPerMs)
      const before = slower
      slower = isByChance(granted) ? (before ?? measured) : undefined
      if (slower !== undefined) return before === undefined ? probing() : rate
      if (before !== undefined) return before
      if (isSound(granted)) soundPerMs = granted.perMs
      return measured
    },
  }
}
