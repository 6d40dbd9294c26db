/** A language model that is made at its first request. */
import { type LM, streamOf } from '../engine/index.ts'
import { once } from './once.ts'

/** An LM of this id; `make` runs once, when somebody asks it. */
export function lazily(id: string, make: () => Promise<LM>): LM {
  const made = once(make)
  return {
    id,
    generate: async (request) => (await made()).generate(request),
    async *stream(request) {
      yield* streamOf(await made(), request)
    },
  }
}
