/** A language model that is made at its first request. */
import { type LM, streamOf } from '../engine/index.ts'
import { once } from './once.ts'

/** An LM of this id; `make` runs once, when somebody asks it. */
export function lazily(id: string, make: () => Promise<LM>): LM {
  let ready: LM | undefined
  const made = once(async () => {
    ready = await make()
    return ready
  })
  return {
    id,
    generate: (request) => ready?.generate(request) ?? made().then((lm) => lm.generate(request)),
    async *stream(request) {
      yield* streamOf(await made(), request)
    },
  }
}
