/** Any model as a stream: one that can only answer at once gives its whole answer as one piece. */
import type { Completion, LM, LMChunk, LMRequest } from './types.ts'

/** The pieces of an answer, whether or not the model can stream. */
export function streamOf(lm: LM, request: LMRequest): AsyncIterable<LMChunk> {
  return lm.stream?.(request) ?? inOnePiece(() => lm.generate(request))
}

/** A whole answer as a stream of one piece. */
export async function* inOnePiece(answer: () => Promise<Completion>): AsyncGenerator<LMChunk> {
  const completion = await answer()
  if (completion.text !== '') yield { delta: completion.text }
  yield { completion }
}
