/** Tells an observer of each call to a model: when it begins and what came of it. */
import { streamOf } from './stream-of.ts'
import type { Completion, LM, LMRequest } from './types.ts'

/** Takes the end of one call; exactly one of the two is called. */
export interface Observation {
  readonly answered: (completion: Completion) => void
  /** Also when the reader of a stream leaves early; the error is undefined then. */
  readonly failed: (error: unknown) => void
}

/** An LM that is watched; the calls themselves stay as they are. */
export function withObserver(lm: LM, observe: (request: LMRequest) => Observation): LM {
  return {
    id: lm.id,
    async generate(request) {
      const { answered, failed } = observe(request)
      try {
        const completion = await lm.generate(request)
        answered(completion)
        return completion
      } catch (error) {
        failed(error)
        throw error
      }
    },
    async *stream(request) {
      const { answered, failed } = observe(request)
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
