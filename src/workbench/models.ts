/** What a model reference such as `openai/gpt-5-nano`, `simulated/gpt-5-mini` or `local` stands for. */
import { catalog, InputError, type ModelCard, suggestion, unknownCard } from '../engine/index.ts'
import type { ModelEntry } from './config.ts'

/** A resolved model: where it answers, what it takes, and which key it needs. */
export interface ModelTarget {
  /** `provider/model`, or the name from the configuration. */
  readonly id: string
  readonly provider: 'openai' | 'simulated' | 'configured'
  readonly card: ModelCard
  /** False for a model nobody has described: its existence is asked of the endpoint before a run. */
  readonly isKnown: boolean
  readonly baseUrl: string | undefined
  readonly keyVariable: string | undefined
}

/** Names of the embedded simulated models. */
export const simulatedNames = ['gpt-5-nano', 'gpt-5-mini']

/**
 * Resolves a reference. A bare name means OpenAI; any OpenAI model is accepted, so that a new one works the day
 * it appears.
 * @throws InputError `unknown_model` naming the nearest known one.
 */
export function resolveModel(ref: string, models: Readonly<Record<string, ModelEntry>>): ModelTarget {
  if (typeof ref !== 'string')
    throw new InputError(
      'unknown_model',
      `model: expected a text such as openai/gpt-5-nano, got ${typeof ref}`,
    )
  const entry = Object.hasOwn(models, ref) ? models[ref] : undefined
  if (entry) return configured(ref, entry)
  const slash = ref.indexOf('/')
  const [provider, name] = slash < 0 ? ['openai', ref] : [ref.slice(0, slash), ref.slice(slash + 1)]
  if (provider === 'simulated' && simulatedNames.includes(name)) return simulated(name)
  if (provider === 'openai' && name !== '') {
    const card = Object.hasOwn(catalog, name) ? catalog[name] : undefined
    const id = `openai/${name}`
    return {
      id,
      provider,
      card: card ?? unknownCard(name),
      isKnown: card !== undefined,
      baseUrl: undefined,
      keyVariable: 'OPENAI_API_KEY',
    }
  }
  const known = knownModels(models)
  throw new InputError(
    'unknown_model',
    `model: expected provider/model, got \`${ref}\`; ${suggestion(ref, known)}`,
    { model: ref, known },
  )
}

/** Every reference that is known by name. */
export function knownModels(models: Readonly<Record<string, ModelEntry>>): string[] {
  return [
    ...Object.keys(models),
    ...Object.keys(catalog).map((name) => `openai/${name}`),
    ...simulatedNames.map((name) => `simulated/${name}`),
  ]
}

function configured(id: string, { baseUrl, model, keyVariable, prices }: ModelEntry): ModelTarget {
  return {
    id,
    provider: 'configured',
    card: { ...unknownCard(model), prices },
    isKnown: true,
    baseUrl,
    keyVariable,
  }
}

// A simulated model is priced as its namesake but never ends.
function simulated(name: string): ModelTarget {
  const { successor: _successor, shutdown: _shutdown, ...card } = catalog[name] ?? unknownCard(name)
  return {
    id: `simulated/${name}`,
    provider: 'simulated',
    card,
    isKnown: true,
    baseUrl: 'http://simulated.invalid/v1',
    keyVariable: undefined,
  }
}
