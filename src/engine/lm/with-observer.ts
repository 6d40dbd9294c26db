/** Tells an observer of each call to a model: when it begins and what came of it. */
import { streamOf } from './stream-of.ts'
import type { Completion, LM, LMRequest } from './types.ts'

/** Takes the end of one call; exactly one of the two is called. */
export interface Observation {
  readonly answered: (completion: Completion) => void
  /** Also when the reader of a stream leaves early; the error is undefined then. */
  readonly failed: (error: unknown) => void
}

/** An LM that is watched; the calls themselves stay as they are. A call that nobody wants to watch costs nothing. */
export function withObserver(lm: LM, observe: (request: LMRequest) => Observation | undefined): LM {
  return {
    id: lm.id,
    generate(request) {
      const observation = observe(request)
      return observation ? watched(() => lm.generate(request), observation) : lm.generate(request)
    },
    async *stream(request) {
      const observation = observe(request)
      if (observation === undefined) return yield* streamOf(lm, request)
      const { answered, failed } = observation
      let end = () => failed(undefined)
      try {
        for await (const chunk of streamOf(lm, request)) {
          if ('completion' in chunk) end = () => answered(chunk.completion)
          yield chunk
        }
      } catch (error) {
        end = () => failed(error)
        throw error
      } finally {
        end()
      }
    },
  }
}

async function watched(
  ask: () => Promise<Completion>,
  { answered, failed }: Observation,
): Promise<Completion> {
  try {
    const completion = await ask()
    answered(completion)
    return completion
  } catch (error) {
    failed(error)
    throw error
  }
}
