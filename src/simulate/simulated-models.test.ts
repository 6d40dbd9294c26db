/** The endpoint through the real `openai` client, in process: answers, streams, models, abort. */
import { OpenAI } from 'openai'
import { describe, expect, it } from 'vitest'
import { type Fetch, simulatedModels } from './index.ts'

const clientOf = (fetch: Fetch) =>
  new OpenAI({ apiKey: 'any', baseURL: 'http://simulated.test/v1', maxRetries: 0, fetch })
const client = clientOf(simulatedModels())
const system = 'Answer in one word.\n\nAnswer in this form:\n[[ ## mood ## ]]\n<"good"|"bad">'
const messages = [
  { role: 'system' as const, content: system },
  { role: 'user' as const, content: '[[ ## text ## ]]\nThe food was terrible and the waiter rude.' },
]
const ask = { model: 'gpt-5-nano', messages, reasoning_effort: 'minimal' as const }

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('a chat completion', () => {
  it('answers in the form asked for, says who answers, and counts tokens', async () => {
    const { id, object, model, choices, usage } = await client.chat.completions.create(ask)
    expect({ object, model }).toEqual({ object: 'chat.completion', model: 'gpt-5-nano-simulated' })
    expect(id).toMatch(/^chatcmpl-[0-9a-f]{29}$/)
    expect(choices).toHaveLength(1)
    expect(choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant', refusal: null } })
    expect(choices[0]?.message.content).toMatch(/^\[\[ ## mood ## \]\]\n(good|bad)$/)
    expect(usage).toMatchObject({
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0 },
    })
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0))
  })

  it('counts the tokens of the o200k encoding, and four for each message', async () => {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
    const counted = messages.reduce((sum, { content }) => sum + countTokens(content) + 4, 0)
    const { usage, choices } = await client.chat.completions.create(ask)
    expect(usage?.prompt_tokens).toBe(counted)
    expect(usage?.completion_tokens).toBe(countTokens(choices[0]?.message.content ?? ''))
  })

  it('takes the special tokens of the encoding for text like any other', async () => {
    const content = 'What does <|endoftext|> mean?'
    const { usage } = await client.chat.completions.create({ ...ask, messages: [{ role: 'user', content }] })
    expect(usage?.prompt_tokens).toBeGreaterThan(8)
  })

  it.each([
    ['minimal', 0],
    ['low', 64],
    ['medium', 192],
    ['high', 448],
  ] as const)('thinks %s for %i hidden tokens', async (reasoning_effort, hidden) => {
    const { usage } = await client.chat.completions.create({ ...ask, reasoning_effort })
    expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(hidden)
    expect(usage?.completion_tokens).toBeGreaterThan(hidden)
  })

  it('takes medium for the effort when none is said, and the default temperature', async () => {
    const { usage } = await client.chat.completions.create({ model: 'gpt-5-mini', messages, temperature: 1 })
    expect(usage?.completion_tokens_details?.reasoning_tokens).toBe(192)
  })

  it.each([
    { max_completion_tokens: 5, effort: 'minimal', text: /^\[\[ ## mood/, tokens: 5 },
    { max_completion_tokens: 100, effort: 'medium', text: /^$/, tokens: 100 },
  ] as const)(
    'stops at $max_completion_tokens tokens, hidden ones of $effort effort first',
    async ({ max_completion_tokens, effort, text, tokens }) => {
      const { choices, usage } = await client.chat.completions.create({
        ...ask,
        reasoning_effort: effort,
        max_completion_tokens,
      })
      expect(choices[0]?.finish_reason).toBe('length')
      expect(choices[0]?.message.content).toMatch(text)
      expect(usage?.completion_tokens).toBe(tokens)
    },
  )

  it('answers the same with and without room to spare', async () => {
    const answers = await Promise.all(
      [500, 3000].map((max_completion_tokens) =>
        client.chat.completions.create({ ...ask, max_completion_tokens }),
      ),
    )
    expect(new Set(answers.map(({ choices }) => choices[0]?.message.content)).size).toBe(1)
  })

  it('takes text in parts, and developer for system', async () => {
    const parted = [
      { role: 'developer' as const, content: system },
      {
        role: 'user' as const,
        content: messages.slice(1).map(({ content }) => ({ type: 'text' as const, text: content })),
      },
    ]
    const { choices } = await client.chat.completions.create({ ...ask, messages: parted })
    expect(choices).toEqual((await client.chat.completions.create(ask)).choices)
  })
})

describe('a stream', () => {
  it('gives the same answer in pieces, and the usage when asked', async () => {
    const whole = await client.chat.completions.create(ask)
    const stream = await client.chat.completions.create({
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
    })
    const chunks = await gathered(stream)
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    )
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop')
    expect(chunks.at(-1)).toMatchObject({ object: 'chat.completion.chunk', choices: [], usage: whole.usage })
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true)
  })

  it('leaves the usage out when not asked', async () => {
    const chunks = await gathered(await client.chat.completions.create({ ...ask, stream: true }))
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false)
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop')
  })

  it('ends when the client leaves', async () => {
    const controller = new AbortController()
    const stream = await client.chat.completions.create(
      { ...ask, stream: true },
      { signal: controller.signal },
    )
    const seen: string[] = []
    for await (const chunk of stream) {
      seen.push(chunk.id)
      controller.abort()
    }
    expect(seen.length).toBeLessThan(4)
  })
})

describe('the list of models', () => {
  it('holds both, each also by its name', async () => {
    const listed = await gathered(client.models.list())
    expect(listed.map(({ id }) => id)).toEqual(['gpt-5-nano', 'gpt-5-mini'])
    expect(await client.models.retrieve('gpt-5-mini')).toMatchObject({
      id: 'gpt-5-mini',
      object: 'model',
      owned_by: 'whetstone-simulated',
    })
  })
})

describe('latency and abort', () => {
  it('waits before it answers', async () => {
    const from = performance.now()
    await clientOf(simulatedModels({ latencyMs: 40 })).chat.completions.create(ask)
    expect(performance.now() - from).toBeGreaterThanOrEqual(39)
  })

  it.each([0, 60_000])(
    'rejects with the reason of a signal that has aborted (latency %i)',
    async (latencyMs) => {
      const signal = AbortSignal.abort(new Error('enough'))
      const asked = simulatedModels({ latencyMs })('http://simulated.test/v1/chat/completions', {
        method: 'POST',
        body: '{}',
        signal,
      })
      await expect(asked).rejects.toThrow('enough')
    },
  )

  it('rejects while it waits', async () => {
    const controller = new AbortController()
    const body = JSON.stringify(ask)
    const asked = simulatedModels({ latencyMs: 60_000 })('http://x/v1/chat/completions', {
      method: 'POST',
      body,
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(new Error('left')), 10)
    await expect(asked).rejects.toThrow('left')
  })
})
