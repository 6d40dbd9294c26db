/** Requests, fitted to what a model takes. */
import { describe, expect, it } from 'vitest'
import { lmContract, scriptedLM } from '../../testing/index.ts'
import { type ModelCard, reasoningAllowance, unknownCard } from './card.ts'
import { catalog } from './catalog.ts'
import type { LMRequest, Sampling } from './types.ts'
import { type LmWarning, withCard } from './with-card.ts'

const messages = [{ role: 'user', content: 'hi' }] as const
const cardOf = (model: string): ModelCard => catalog[model] ?? unknownCard(model)

/** What reaches the model, and what was warned of. */
async function sent(card: ModelCard, request: Omit<LMRequest, 'messages'>, defaults?: Sampling) {
  const lm = scriptedLM(() => 'x')
  const warnings: LmWarning[] = []
  await withCard(lm, { card, defaults, onWarning: (warning) => warnings.push(warning) }).generate({
    messages,
    ...request,
  })
  const { temperature, maxTokens, reasoningEffort, responseFormat } = lm.requests[0] ?? { messages }
  return { temperature, maxTokens, reasoningEffort, responseFormat, codes: warnings.map(({ code }) => code) }
}

describe('contract', () =>
  lmContract(it, () =>
    withCard(
      scriptedLM(() => 'x'),
      { card: cardOf('gpt-5-nano') },
    ),
  ))

it.each<[string, Omit<LMRequest, 'messages'>, Sampling, object]>([
  [
    'gpt-5-nano',
    { temperature: 0.7 },
    {},
    { temperature: undefined, reasoningEffort: 'minimal', codes: ['temperature_left_out'] },
  ],
  ['gpt-5-nano', {}, { temperature: 0.7 }, { temperature: undefined, codes: [] }],
  ['gpt-5-nano', { reasoningEffort: 'xhigh' }, {}, { reasoningEffort: 'minimal', codes: ['effort_changed'] }],
  [
    'gpt-5-nano',
    {},
    { reasoningEffort: 'low', maxTokens: 10 },
    { reasoningEffort: 'low', maxTokens: 4010, codes: [] },
  ],
  ['gpt-5-nano', { maxTokens: 1 }, { maxTokens: 10 }, { maxTokens: 501, codes: [] }],
  ['gpt-5-nano', { maxTokens: 127_900 }, {}, { maxTokens: 128_000, codes: [] }],
  ['gpt-5.1', { temperature: 0.7 }, {}, { temperature: 0.7, reasoningEffort: 'none', codes: [] }],
  [
    'gpt-5.1',
    { temperature: 0.7, reasoningEffort: 'high' },
    {},
    { temperature: undefined, codes: ['temperature_left_out'] },
  ],
  ['gpt-4o-mini', { reasoningEffort: 'low' }, {}, { reasoningEffort: undefined, codes: ['effort_changed'] }],
  ['gpt-4o-mini', {}, { temperature: 0.7, maxTokens: 10 }, { temperature: 0.7, maxTokens: 10, codes: [] }],
  ['gpt-4o-mini', { temperature: 0 }, { temperature: 0.7 }, { temperature: 0, codes: [] }],
  ['llama3', {}, {}, { temperature: undefined, maxTokens: undefined, reasoningEffort: undefined, codes: [] }],
])('%s, asked %o over %o, is sent %o', async (model, request, defaults, expected) => {
  expect(await sent(cardOf(model), request, defaults)).toMatchObject(expected)
})

it('sends a schema only to models that can be held to one', async () => {
  const responseFormat = { name: 'a', schema: {} }
  expect(await sent(cardOf('gpt-5-nano'), { responseFormat })).toMatchObject({ responseFormat })
  expect(await sent(cardOf('llama3'), { responseFormat })).toMatchObject({ responseFormat: undefined })
})

it('warns once per reason and model', async () => {
  const warnings: LmWarning[] = []
  const lm = withCard(
    scriptedLM(() => 'x'),
    { card: cardOf('gpt-5-nano'), onWarning: (warning) => warnings.push(warning) },
  )
  for (const effort of ['none', 'none', 'low'])
    await lm.generate({ messages, temperature: 0.7, reasoningEffort: effort })
  expect(warnings).toEqual([
    {
      code: 'effort_changed',
      message: expect.stringContaining('it takes minimal, low, medium, high; `minimal` is used'),
    },
    { code: 'temperature_left_out', message: 'gpt-5-nano takes no temperature; it is left out' },
  ])
})

it('passes on what it does not fit', async () => {
  const lm = scriptedLM(() => 'x', { id: 'a/b' })
  const signal = new AbortController().signal
  const fitted = withCard(lm, { card: cardOf('gpt-4o-mini') })
  await fitted.generate({ messages, repeat: 3, signal })
  expect(fitted.id).toBe('a/b')
  expect(lm.requests[0]).toMatchObject({ messages, repeat: 3, signal })
})

describe('the catalog', () => {
  it.each(Object.values(catalog))('$model is described soundly', (card) => {
    expect(catalog[card.model]).toBe(card)
    for (const effort of card.efforts) expect(reasoningAllowance).toHaveProperty(effort)
    const allowances = card.efforts.map((effort) => reasoningAllowance[effort] ?? 0)
    expect(allowances).toEqual([...allowances].sort((a, b) => a - b))
    if (card.shutdown !== undefined)
      expect(new Date(card.shutdown).toISOString().slice(0, 10)).toBe(card.shutdown)
    if (card.successor !== undefined) expect(catalog[card.successor]).toBeDefined()
  })

  it('takes the chat models of a reasoning family for what they are', () => {
    expect(unknownCard('gpt-5-chat-latest')).toMatchObject({
      temperature: 'yes',
      tokenParameter: 'max_tokens',
      efforts: [],
    })
    expect(unknownCard('gpt-5.7-luna')).toMatchObject({ temperature: 'no' })
  })

  it('knows nothing of unknown models, and takes them for what their name says', () => {
    expect(unknownCard('llama3')).toMatchObject({
      temperature: 'yes',
      tokenParameter: 'max_tokens',
      efforts: [],
      prices: null,
    })
    for (const model of ['o9-mini', 'gpt-5-nano-2025-08-07', 'gpt-7'])
      expect(unknownCard(model)).toMatchObject({
        temperature: 'no',
        tokenParameter: 'max_completion_tokens',
        prices: null,
      })
  })
})
