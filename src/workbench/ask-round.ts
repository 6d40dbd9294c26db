/** Rounds of asking: the same request asked again for another answer, which the cache keeps apart. */
import type { LM } from '../engine/index.ts'

/** More repeats than an example has, so that no round shares an answer with another. */
const repeatsPerRound = 1000

/** The same model asked for the answers of a round; those of round 0 are what everyone gets who asks for none. */
export function inRound(lm: LM, round: number): LM {
  if (round === 0) return lm
  const generate: LM['generate'] = (request) =>
    lm.generate({ ...request, repeat: (request.repeat ?? 0) + repeatsPerRound * round })
  return { id: lm.id, generate }
}
