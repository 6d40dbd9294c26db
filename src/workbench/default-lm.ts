/** `lm('openai/gpt-5-nano')`: a language model with the defaults of the environment joined around it. */
import { dirname, join, resolve } from 'node:path'
import type { CompletionCache, LM, Sampling } from '../engine/index.ts'
import { realClock } from './clock.ts'
import { readEnvironment } from './environment.ts'
import { lazily } from './lazily.ts'
import { createLms, type Lms } from './lms.ts'
import { resolveModel } from './models.ts'
import { once } from './once.ts'

/**
 * A model by reference: `openai/gpt-5-nano`, `gpt-5-nano` (the same) or `simulated/gpt-5-nano`. Cache, retry and
 * limit are joined around it as the environment says, and shared by all models made here; nothing is opened
 * before the first request.
 * @throws InputError `unknown_model`; at the first request `missing_key`, `invalid_environment`.
 */
export function lm(ref: string, sampling: Sampling = {}): LM {
  const { id } = resolveModel(ref, {})
  return lazily(id, async () => (await shared()).lm(ref, sampling))
}

// One cache and one limit per endpoint for the whole process, made when first asked for.
const shared = once(async (): Promise<Lms> => {
  const environment = readEnvironment(process.env)
  const cache = once(() => openCache(join(dirname(resolve(environment.db)), 'cache.db')))
  return createLms({
    environment,
    env: process.env,
    models: {},
    clock: realClock,
    onWarning: ({ code, message }) => process.emitWarning(message, { type: 'WhetstoneWarning', code }),
    cache: environment.cache ? cache : undefined,
  })
})

async function openCache(path: string): Promise<CompletionCache> {
  const { openCompletionCache } = await import('../store/index.ts')
  const cache = openCompletionCache(path, {
    onWarning: (message) => process.emitWarning(message, { type: 'WhetstoneWarning' }),
  })
  process.once('exit', () => cache.close())
  return cache
}
