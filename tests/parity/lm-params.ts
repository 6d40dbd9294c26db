/** Parity of `lm-params.jsonl`: what becomes of temperature and token budget, model by model. */
import { catalog, type ModelCard, unknownCard, withCard } from '../../src/engine/index.ts'
import { scriptedLM } from '../../src/testing/index.ts'
import { type Case, type Checker, checkCases, readJsonLines } from './checker.ts'

interface LmParams {
  readonly model: string
  readonly reasoning_family: boolean
  readonly temperature: number | null
  readonly max_tokens: number | null
  readonly ok: boolean
  readonly kwargs?: Readonly<Record<string, number | null>>
}

/** One case per constructor call: the parameters sent, or that they are refused. */
export const checkLmParams: Checker = (path) => checkCases(readJsonLines<LmParams>(path).map(caseOf))

function caseOf(fact: LmParams): Case {
  const { model, temperature, max_tokens, reasoning_family, ok, kwargs = {} } = fact
  const card = cardOf(model)
  return {
    name: `${model}, temperature ${temperature}, max_tokens ${max_tokens}`,
    expected: ok ? { isReasoning: reasoning_family, ...present(kwargs) } : 'refused',
    actual: () => sent(fact, card),
    deviation: deviationOf(fact, card),
  }
}

async function sent({ temperature, max_tokens }: LmParams, card: ModelCard) {
  const lm = scriptedLM(['ok'])
  await withCard(lm, { card }).generate({
    messages: [],
    temperature: temperature ?? undefined,
    maxTokens: max_tokens ?? undefined,
  })
  const { temperature: sentTemperature, maxTokens } = lm.requests[0] ?? {}
  return {
    isReasoning: card.efforts.length > 0,
    ...present({ temperature: sentTemperature, [card.tokenParameter]: maxTokens }),
  }
}

function cardOf(model: string): ModelCard {
  const name = model.replace(/^.*\//, '')
  return catalog[name] ?? unknownCard(name)
}

function present(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  )
}

function deviationOf({ reasoning_family, temperature, ok }: LmParams, card: ModelCard): string | undefined {
  const isReasoning = card.efforts.length > 0
  if (isReasoning !== reasoning_family)
    return `the card says it is ${isReasoning ? 'a' : 'no'} reasoning model (decision 082)`
  if (isReasoning && !ok) return 'left out or raised with one warning, not refused (decision 082)'
  if (isReasoning && temperature !== null)
    return 'a temperature that the model ignores is left out (decision 082)'
  if (isReasoning) return 'the budget is for the visible answer, that for reasoning is added (decision 082)'
  return card.tokenParameter === 'max_completion_tokens'
    ? 'max_tokens is spelled as the model card says (decision 082)'
    : undefined
}
