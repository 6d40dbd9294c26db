/** What is sent beside the messages, model by model. */
import { expect, it } from 'vitest'
import { unknownCard } from '../engine/index.ts'
import { requestParameters } from './request-parameters.ts'

const sampling = { temperature: 0.7, maxTokens: 3000 }
const about = { hash: '', lineage: null }

it.each([
  ['openai/gpt-5-nano', sampling, { model: 'gpt-5-nano', maxTokens: 3500, reasoningEffort: 'minimal' }],
  [
    'simulated/gpt-5-mini',
    { ...sampling, reasoningEffort: 'low' },
    { model: 'gpt-5-mini', maxTokens: 7000, reasoningEffort: 'low' },
  ],
  [
    'gpt-4o-mini',
    sampling,
    { model: 'gpt-4o-mini', temperature: 0.7, maxTokens: 3000, tokenParameter: 'max_completion_tokens' },
  ],
  ['openai/unheard-of', sampling, { model: 'unheard-of', temperature: 0.7, tokenParameter: 'max_tokens' }],
])('of %s', (model, given, expected) => {
  const { temperature, ...rest } = requestParameters({ model, ...given }, about)
  expect({ ...rest, ...(temperature === undefined ? {} : { temperature }) }).toMatchObject(expected)
  expect(temperature).toBe('temperature' in expected ? expected.temperature : undefined)
})

it('asks the configuration what a model of its own takes', () => {
  const cardOf = () => ({ ...unknownCard('qwen3'), outputTokens: 100 })
  const { model, maxTokens } = requestParameters({ model: 'local', ...sampling }, { ...about, cardOf })
  expect({ model, maxTokens }).toEqual({ model: 'qwen3', maxTokens: 100 })
})
