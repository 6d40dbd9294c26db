/** What the endpoint refuses, through the real `openai` client and by bare requests. */
import { APIError, OpenAI } from 'openai'
import { describe, expect, it } from 'vitest'
import { simulatedModels } from './index.ts'

const send = simulatedModels()
const client = new OpenAI({ apiKey: 'any', baseURL: 'http://simulated.test/v1', maxRetries: 0, fetch: send })
const ask = { model: 'gpt-5-nano', messages: [{ role: 'user', content: 'Say something about tea.' }] }

/** What the endpoint says to a body that the types of the client would not let through. */
async function refusal(body: object): Promise<APIError> {
  try {
    await client.chat.completions.create(body as never)
  } catch (error) {
    if (error instanceof APIError) return error
  }
  throw new Error('expected a refusal')
}

describe('refusals', () => {
  it.each([
    {
      body: { temperature: 0.7 },
      status: 400,
      code: 'unsupported_value',
      param: 'temperature',
      says: 'Only the default (1)',
    },
    { body: { top_p: 0.5 }, status: 400, code: 'unsupported_value', param: 'top_p', says: '0.5' },
    { body: { n: 2 }, status: 400, code: 'unsupported_value', param: 'n', says: '2' },
    {
      body: { max_tokens: 100 },
      status: 400,
      code: 'unsupported_parameter',
      param: 'max_tokens',
      says: "'max_completion_tokens'",
    },
    { body: { tools: [] }, status: 400, code: 'unsupported_parameter', param: 'tools', says: 'no tools' },
    { body: { best_of: 3 }, status: 400, code: 'unknown_parameter', param: 'best_of', says: 'best_of' },
    {
      body: { reasoning_effort: 'xhigh' },
      status: 400,
      code: 'unsupported_value',
      param: 'reasoning_effort',
      says: "'minimal', 'low', 'medium', 'high'",
    },
    {
      body: { max_completion_tokens: 0 },
      status: 400,
      code: 'invalid_value',
      param: 'max_completion_tokens',
      says: 'at least 1',
    },
    {
      body: { messages: [] },
      status: 400,
      code: 'invalid_value',
      param: 'messages',
      says: 'at least one message',
    },
    {
      body: { messages: undefined },
      status: 400,
      code: 'missing_required_parameter',
      param: 'messages',
      says: 'messages',
    },
    {
      body: { messages: [{ role: 'tool', content: 'x' }] },
      status: 400,
      code: 'invalid_value',
      param: 'messages[0].role',
      says: 'assistant',
    },
    {
      body: { messages: [{ role: 'user', content: 3 }] },
      status: 400,
      code: 'invalid_type',
      param: 'messages[0].content',
      says: 'text parts',
    },
    {
      body: { response_format: { type: 'json_schema' } },
      status: 400,
      code: 'invalid_value',
      param: 'response_format',
      says: 'json_schema.schema',
    },
    {
      body: { model: 'gpt-4o' },
      status: 404,
      code: 'model_not_found',
      param: 'model',
      says: 'gpt-5-nano, gpt-5-mini',
    },
    { body: { model: undefined }, status: 400, code: null, param: 'model', says: 'model parameter' },
  ])('says $status $code to $body', async ({ body, status, code, param, says }) => {
    const error = await refusal({ ...ask, ...body })
    expect(error).toMatchObject({ status, code, param, type: 'invalid_request_error' })
    expect(error.message).toContain(says)
  })

  const post = { method: 'POST', body: JSON.stringify(ask) }
  it.each([
    {
      path: '/chat/completions',
      init: { method: 'POST', body: 'not json' },
      status: 400,
      says: 'JSON object',
    },
    { path: '/chat/completions', init: { method: 'POST', body: '[]' }, status: 400, says: 'JSON object' },
    { path: '/chat/completions', init: {}, status: 405, says: 'expected POST' },
    { path: '/models', init: { method: 'DELETE' }, status: 405, says: 'expected GET' },
    { path: '/embeddings', init: post, status: 404, says: '/chat/completions' },
    { path: '/models/gpt-4o', init: {}, status: 404, says: 'gpt-5-mini' },
    {
      path: '/chat/completions',
      init: { ...post, headers: { 'x-whetstone-repeat': 'many' } },
      status: 400,
      says: 'x-whetstone-repeat',
    },
  ])('says $status to $init.method $path', async ({ path, init, status, says }) => {
    const response = await send(`http://simulated.test/v1${path}`, init)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: object }
    expect(Object.keys(error).sort()).toEqual(['code', 'message', 'param', 'type'])
    expect(JSON.stringify(error)).toContain(says)
  })

  it('names the allowed method', async () => {
    expect((await send('http://simulated.test/v1/models', { method: 'PUT' })).headers.get('allow')).toBe(
      'GET',
    )
  })
})
