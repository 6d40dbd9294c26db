/** What is sent beside the messages: model and sampling as the model takes them. */
import { catalog, type LMRequest, type ModelCard, unknownCard, withCard } from '../engine/index.ts'
import type { ExportAbout, ExportSettings } from './about.ts'

/** Model and sampling of a request; absent is what the model does not take or nobody chose. */
export interface RequestParameters {
  /** The name the provider knows. */
  readonly model: string
  readonly tokenParameter: ModelCard['tokenParameter']
  readonly temperature?: number | undefined
  readonly maxTokens?: number | undefined
  readonly reasoningEffort?: string | undefined
  /** Whether the model can be held to a JSON schema. */
  readonly isHeld: boolean
}

/** The parameters of a step, fitted to its model's card as Whetstone fits every request. */
export function requestParameters(settings: ExportSettings, about: ExportAbout): RequestParameters {
  const { model: ref = 'gpt-5-nano', ...defaults } = settings
  const name = typeof ref === 'string' ? ref : (Object.values(ref)[0] ?? '')
  const card = about.cardOf?.(name) ?? cardNamed(name.slice(name.indexOf('/') + 1))
  const sent: LMRequest[] = []
  const lm = {
    id: name,
    generate: (request: LMRequest) => {
      sent.push(request)
      return new Promise<never>(() => {})
    },
  }
  // The request is fitted before it is handed on, so it is here when `generate` returns.
  void withCard(lm, { card, defaults }).generate({ messages: [] })
  const { temperature, maxTokens, reasoningEffort } = sent[0] ?? { messages: [] }
  const { model, tokenParameter, structuredOutputs: isHeld } = card
  return { model, tokenParameter, temperature, maxTokens, reasoningEffort, isHeld }
}

function cardNamed(model: string): ModelCard {
  return (Object.hasOwn(catalog, model) ? catalog[model] : undefined) ?? unknownCard(model)
}
