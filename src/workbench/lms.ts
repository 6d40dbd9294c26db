/** Language models, joined: card, cache, retry and limit around the bare client, one limit per endpoint. */
import {
  adaptiveLimiter,
  type CompletionCache,
  httpTransport,
  InputError,
  type Limiter,
  type LM,
  type LmWarning,
  openaiLm,
  type Sampling,
  type Transport,
  withCache,
  withCard,
  withLimit,
  withRetry,
} from '../engine/index.ts'
import { simulatedModels } from '../simulate/index.ts'
import type { Clock } from './clock.ts'
import type { ModelEntry } from './config.ts'
import type { Environment } from './environment.ts'
import { lazily } from './lazily.ts'
import { type ModelTarget, resolveModel } from './models.ts'
import { observed } from './observed.ts'
import { dated } from './own-spend.ts'
import { proxiesOf } from './proxies.ts'
import { shutdownWarning } from './shutdown.ts'

/** What the models share. */
export interface LmsOptions {
  readonly environment: Environment
  readonly env: Readonly<Record<string, string | undefined>>
  readonly models: Readonly<Record<string, ModelEntry>>
  readonly clock: Clock
  readonly onWarning: (warning: LmWarning) => void
  /** Opened on the first request; undefined = no cache. */
  readonly cache: (() => Promise<CompletionCache>) | undefined
}

/** Makes language models by reference. */
export interface Lms {
  /** What a reference stands for. @throws InputError `unknown_model` */
  target(ref: string): ModelTarget
  /**
   * The joined LM; `patienceMs` bounds one call with all its retries and waits.
   * @throws InputError `unknown_model`, `missing_key`, `invalid_environment` for a bad proxy
   */
  lm(ref: string, sampling?: Sampling, patienceMs?: number): LM
  /** Address and key of a model's endpoint. @throws InputError `missing_key` */
  access(target: ModelTarget): { readonly baseUrl: string | undefined; readonly apiKey: string }
  /** The way to every endpoint that is not simulated: pooled connections, by the environment's proxies. */
  readonly fetch: typeof fetch
  /** Ends the connections to all endpoints. */
  close(): Promise<void>
}

/** Long enough for the pauses that providers ask for. */
const defaultPatienceMs = 600_000

/** The models of one session. */
export function createLms({ environment, env, models, clock, onWarning, cache }: LmsOptions): Lms {
  const limits = new Map<string, Limiter>()
  const warnOnce = saidOnce(onWarning)
  const simulated = simulatedModels()
  let transport: Transport | undefined
  const wire = () => {
    transport ??= httpTransport(proxiesOf(env))
    return transport.fetch
  }
  const limitOf = (endpoint: string) => {
    const limit = limits.get(endpoint) ?? adaptiveLimiter({ ...clock, most: environment.concurrency })
    limits.set(endpoint, limit)
    return limit
  }
  const target = (ref: string) => resolveModel(ref, models)
  const access = (model: ModelTarget) => accessOf(model, environment, env)
  // Whoever asks the same model shares its requests in flight and what it learned that its endpoint refuses.
  const shared = new Map<string, LM>()
  const joined = (model: ModelTarget, patienceMs: number): LM => {
    const { baseUrl, apiKey } = access(model)
    const endpoint = baseUrl ?? 'openai'
    const key = JSON.stringify([model.id, endpoint, patienceMs])
    const { id, card, provider } = model
    const fetch = provider === 'simulated' ? simulated : wire()
    const way = {
      id,
      card,
      apiKey,
      baseUrl,
      timeoutMs: environment.timeoutSeconds * 1000,
      fetch,
      now: clock.now,
    }
    const lm =
      shared.get(key) ?? joinedLm(way, { endpoint, patienceMs, limit: limitOf(endpoint), clock, cache })
    shared.set(key, lm)
    return lm
  }
  return {
    target,
    access,
    lm(ref, sampling = {}, patienceMs = defaultPatienceMs) {
      const model = target(ref)
      const { apiKey } = access(model)
      const warning = shutdownWarning(model, clock.date())
      if (warning) warnOnce(warning)
      const fitted = withCard(joined(model, patienceMs), {
        card: model.card,
        defaults: samplingOf(environment, sampling),
        onWarning: warnOnce,
      })
      return observed(fitted, environment, { clock, apiKey })
    },
    fetch: async (input, init) => wire()(input, init),
    close: async () => transport?.close(),
  }
}

/** Passes each warning on once, however many models say it. */
function saidOnce(tell: LmsOptions['onWarning']): LmsOptions['onWarning'] {
  const said = new Set<string>()
  return (warning) => {
    if (!said.has(warning.message)) tell(warning)
    said.add(warning.message)
  }
}

interface Joining extends Pick<LmsOptions, 'clock' | 'cache'> {
  readonly endpoint: string
  readonly patienceMs: number
  readonly limit: Limiter
}

function joinedLm(
  way: Parameters<typeof openaiLm>[0],
  { endpoint, patienceMs, limit, clock, cache }: Joining,
): LM {
  const limited = withLimit(openaiLm(way), limit, patienceMs)
  const retried = withRetry(limited, { ...clock, deadlineMs: patienceMs })
  if (cache === undefined) return retried
  const kept = dated(retried, clock.date)
  return lazily(retried.id, async () => withCache(kept, { cache: await cache(), endpoint }))
}

function accessOf(
  { id, provider, baseUrl, keyVariable }: ModelTarget,
  environment: Environment,
  env: LmsOptions['env'],
) {
  if (provider === 'simulated') return { baseUrl, apiKey: 'simulated' }
  const apiKey = keyVariable === undefined ? 'none' : env[keyVariable]
  if (apiKey === undefined || apiKey === '') {
    throw new InputError(
      'missing_key',
      `${id}: expected a key in ${keyVariable}, found none. Set it (export ${keyVariable}=…), or try the embedded models without a key: --model simulated/gpt-5-nano`,
      { model: id, variable: keyVariable },
    )
  }
  return { baseUrl: provider === 'openai' ? environment.baseUrl : baseUrl, apiKey }
}

function samplingOf(environment: Environment, sampling: Sampling): Sampling {
  return {
    temperature: sampling.temperature ?? environment.temperature,
    maxTokens: sampling.maxTokens ?? environment.maxTokens,
    reasoningEffort: sampling.reasoningEffort ?? environment.effort,
  }
}
