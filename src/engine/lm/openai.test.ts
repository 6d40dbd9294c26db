/** The real `openai` client against an endpoint in process: what is sent, what is learned, what comes back. */
import { describe, expect, it } from 'vitest'
import { lmContract } from '../../testing/index.ts'
import { type ModelCard, unknownCard } from './card.ts'
import { catalog } from './catalog.ts'
import { openaiLm } from './openai.ts'
import type { LMRequest } from './types.ts'
import { withCard } from './with-card.ts'

type Body = Record<string, unknown>

const message = { role: 'assistant', content: 'hello', refusal: null }
const answer = (change: Body = {}) => ({
  id: 'x',
  object: 'chat.completion',
  model: 'gpt-5-nano-2025-08-07',
  choices: [{ index: 0, finish_reason: 'stop', message }],
  usage: { prompt_tokens: 20, completion_tokens: 10 },
  ...change,
})
const refusal = (param: string, code = 'unsupported_parameter') =>
  Response.json(
    { error: { message: `no ${param}`, type: 'invalid_request_error', param, code } },
    { status: 400 },
  )

/** An endpoint that keeps what it was sent and answers by a function of it. */
function endpoint(answerTo: (body: Body) => Response | object = () => answer()) {
  const bodies: Body[] = []
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    const body = (await request.clone().json()) as Body
    bodies.push(body)
    const reply = answerTo(body)
    return reply instanceof Response ? reply : Response.json(reply)
  }
  return { bodies, requests, fetch }
}

function model(card: ModelCard, { fetch }: { fetch: typeof globalThis.fetch }, baseUrl?: string) {
  let clock = 0
  const now = () => (clock += 5)
  return openaiLm({ id: `openai/${card.model}`, card, apiKey: 'key-of-test', baseUrl, fetch, now })
}

const nano = catalog['gpt-5-nano'] ?? unknownCard('gpt-5-nano')
const messages = [{ role: 'user', content: 'hi' }] as const
const responseFormat = { name: 'answer', schema: { type: 'object' } }
const wish: LMRequest = { messages, temperature: 0.7, maxTokens: 3000, responseFormat }

describe('contract', () => lmContract(it, () => model(nano, endpoint())))

describe('is sent', () => {
  const strict = { type: 'json_schema', json_schema: { ...responseFormat, strict: true } }

  it.each<[string, LMRequest, Body]>([
    [
      'gpt-5-nano',
      wish,
      { max_completion_tokens: 3500, reasoning_effort: 'minimal', response_format: strict },
    ],
    [
      'gpt-5-nano',
      { messages, maxTokens: 9, reasoningEffort: 'high' },
      { max_completion_tokens: 32_009, reasoning_effort: 'high' },
    ],
    [
      'gpt-5.1',
      wish,
      { max_completion_tokens: 3000, temperature: 0.7, reasoning_effort: 'none', response_format: strict },
    ],
    [
      'gpt-5.1',
      { ...wish, reasoningEffort: 'low' },
      { max_completion_tokens: 7000, reasoning_effort: 'low', response_format: strict },
    ],
    ['gpt-4o-mini', wish, { max_completion_tokens: 3000, temperature: 0.7, response_format: strict }],
    [
      'gpt-4o-mini',
      { ...wish, maxTokens: 99_999 },
      { max_completion_tokens: 16_384, temperature: 0.7, response_format: strict },
    ],
    ['llama3', wish, { max_tokens: 3000, temperature: 0.7 }],
    ['o9-mini', wish, { max_completion_tokens: 7000, reasoning_effort: 'low', response_format: strict }],
    ['llama3', { messages }, {}],
  ])('to %s: what it takes (%#)', async (name, request, body) => {
    const { fetch, bodies } = endpoint()
    const card = catalog[name] ?? unknownCard(name)
    await withCard(model(card, { fetch }), { card }).generate(request)
    expect(bodies).toEqual([{ model: name, messages, ...body }])
  })

  it('to the address and with the key that were given', async () => {
    const { fetch, requests } = endpoint()
    await model(nano, { fetch }, 'http://127.0.0.1:9/v1').generate({ messages, repeat: 2 })
    await model(nano, { fetch }).generate({ messages })
    expect(requests.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:9/v1/chat/completions',
      'https://api.openai.com/v1/chat/completions',
    ])
    expect(requests.map(({ headers }) => headers.get('x-whetstone-repeat'))).toEqual(['2', null])
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer key-of-test')
  })

  it.each([
    ['a key of two lines', 'key-1234567\nof-test', undefined],
    ['a key with a typographic sign', 'key-1234567…of-test', undefined],
    ['no key', '', undefined],
    ['an address that is none', 'key-1234567', 'not a url'],
    ['an address that is not of the web', 'key-1234567', 'ftp://127.0.0.1/v1'],
  ])('never with %s', async (_, apiKey, baseUrl) => {
    const { fetch, bodies } = endpoint()
    const lm = openaiLm({ id: 'local/m', card: nano, apiKey, baseUrl, fetch, now: () => 0 })
    const error = await lm.generate({ messages }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'invalid_endpoint', retryable: false })
    expect(error.message).not.toContain('key-1234567')
    expect(bodies).toEqual([])
  })

  it('once: the client does not retry', async () => {
    const { fetch, bodies } = endpoint(() => Response.json({}, { status: 500 }))
    await expect(model(nano, { fetch }).generate({ messages })).rejects.toMatchObject({
      code: 'provider_failed',
    })
    expect(bodies).toHaveLength(1)
  })
})

describe('a parameter that is refused', () => {
  const refusing = (...names: string[]) =>
    endpoint((body) => {
      const refused = names.find((name) => name in body)
      return refused === undefined
        ? answer()
        : refusal(refused, refused === 'temperature' ? 'unsupported_value' : undefined)
    })

  it('is learned, left out at once and from then on', async () => {
    const { fetch, bodies } = refusing('temperature', 'response_format')
    const lm = model(unknownCard('llama3'), { fetch })
    expect(await lm.generate(wish)).toMatchObject({ text: 'hello' })
    await lm.generate(wish)
    const plain = { model: 'llama3', messages, max_tokens: 3000 }
    expect(bodies).toHaveLength(4)
    expect(bodies.slice(2)).toEqual([plain, plain])
  })

  it('is learned for streams too, their options among them', async () => {
    const { fetch, bodies } = refusing('stream_options', 'temperature')
    const lm = model(unknownCard('llama3'), { fetch })
    for (const _ of [1, 2]) {
      const chunks = await Array.fromAsync(lm.stream?.(wish) ?? [])
      expect(chunks.at(-1)).toMatchObject({ completion: { text: 'hello' } })
    }
    const sent = bodies.map((body) => ['stream_options' in body, 'temperature' in body])
    expect(sent).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ])
  })

  it.each([
    [400, { message: 'Unrecognized request argument supplied: stream_options' }],
    [422, [{ type: 'extra_forbidden', loc: ['body', 'stream_options'] }]],
  ])('is learned of the options of streams in other words: %i %j', async (status, error) => {
    const { fetch } = endpoint((body) =>
      'stream_options' in body ? Response.json({ error }, { status }) : answer(),
    )
    const chunks = await Array.fromAsync(model(unknownCard('llama3'), { fetch }).stream?.(wish) ?? [])
    expect(chunks.at(-1)).toMatchObject({ completion: { text: 'hello' } })
  })

  it.each([
    ['max_tokens', unknownCard('llama3'), 'max_completion_tokens'],
    ['max_completion_tokens', unknownCard('o9-mini'), 'max_tokens'],
  ])('%s is sent in its other spelling', async (refused, card, other) => {
    const { fetch, bodies } = refusing(refused)
    await model(card, { fetch }).generate({ messages, maxTokens: 5 })
    expect(bodies).toEqual([
      { model: card.model, messages, [refused]: 5 },
      { model: card.model, messages, [other]: 5 },
    ])
  })

  it('is an error when it was not sent, or cannot be left out', async () => {
    for (const param of ['temperature', 'messages', 'messages[0].role', 'model']) {
      const { fetch, bodies } = endpoint(() => refusal(param))
      await expect(model(nano, { fetch }).generate({ messages })).rejects.toMatchObject({
        code: 'bad_request',
        details: { param },
      })
      expect(bodies).toHaveLength(1)
    }
  })
})

describe('comes back', () => {
  const read = (change: Body) =>
    model(
      nano,
      endpoint(() => answer(change)),
    ).generate({ messages })

  it('as a completion with its tokens, cost and time', async () => {
    const usage = {
      prompt_tokens: 2000,
      prompt_tokens_details: { cached_tokens: 1000, cache_write_tokens: 500 },
      completion_tokens: 400,
      completion_tokens_details: { reasoning_tokens: 300 },
    }
    expect(await read({ usage })).toEqual({
      text: 'hello',
      model: 'gpt-5-nano-2025-08-07',
      finishReason: 'stop',
      usage: { input: 2000, cachedInput: 1000, cacheWrite: 500, output: 400, reasoning: 300 },
      costUsd: expect.closeTo((1000 * 0.05 + 1000 * 0.005 + 400 * 0.4) / 1e6, 12),
      listCostUsd: expect.closeTo((1000 * 0.05 + 1000 * 0.005 + 400 * 0.4) / 1e6, 12),
      latencyMs: 5,
      cached: false,
      attempts: 1,
    })
  })

  it('without usage from servers that do not count', async () => {
    expect(await read({ usage: undefined, model: undefined })).toMatchObject({
      usage: { input: 0, output: 0 },
      model: 'gpt-5-nano',
    })
  })

  it('from servers that write figures as text, no model, or no kind of content', async () => {
    const odd = answer({ usage: { prompt_tokens: '20', completion_tokens: null }, model: 5 })
    const fetch = async () => new Response(JSON.stringify(odd), { headers: { 'content-type': 'text/plain' } })
    expect(await model(nano, { fetch }).generate({ messages })).toMatchObject({
      text: 'hello',
      usage: { input: 0, output: 0 },
      model: 'gpt-5-nano',
    })
  })

  it.each<[string, Body, object]>([
    [
      'an empty text',
      { message: { ...message, content: null }, finish_reason: 'length' },
      { text: '', finishReason: 'length' },
    ],
    ['a filtered answer', { message, finish_reason: 'content_filter' }, { finishReason: 'content_filter' }],
    [
      'a refusal',
      { message: { ...message, content: null, refusal: 'I will not.' } },
      { text: 'I will not.', finishReason: 'refusal' },
    ],
    [
      'a list of parts',
      {
        message: {
          ...message,
          content: [{ type: 'thinking', thinking: [] }, { type: 'text', text: 'hel' }, { text: 'lo' }],
        },
      },
      { text: 'hello' },
    ],
    ['no finish reason', { message }, { finishReason: 'stop' }],
  ])('%s', async (_, choice, completion) => {
    expect(await read({ choices: [choice] })).toMatchObject(completion)
  })
})
