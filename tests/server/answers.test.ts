/** What the service answers when all is well. */
import { describe, expect, it } from 'vitest'
import { goodBody, openService } from './service.ts'
import { questions } from './upstream.ts'

const usage = {
  input_tokens: 100,
  cached_input_tokens: 0,
  output_tokens: 20,
  reasoning_tokens: 0,
  total_tokens: 120,
}

describe('generate_hmw', () => {
  it('answers questions with scores and says what it took', async () => {
    const { ask } = await openService()
    const answer = await ask(goodBody, { 'x-request-id': 'web-17' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-request-id')).toBe('web-17')
    expect(await answer.json()).toEqual({
      hmws: Array.from({ length: 5 }, (_, i) => ({
        question: `How might we shorten wait number ${i} at the desk?`,
        score: 8,
      })),
      reasoning: 'The wait matters most.',
      meta: {
        request_id: 'web-17',
        model: 'openai/gpt-5-nano',
        program: 'hmw',
        duration_ms: expect.any(Number),
        usage,
        cost_usd: expect.closeTo((100 * 0.05 + 20 * 0.4) / 1e6, 12),
        cached: false,
        fallback_used: false,
      },
    })
  })

  it('tells the model texts, never ids, and takes items in both forms', async () => {
    const { ask, upstream } = await openService()
    const insights = ['Plain text.', { id: 'secret-id-9', text: 'Text with an id.' }]
    expect(
      (await ask({ context: { insights, metrics: [{ id: 'm', text: 'Minutes' }] }, count: 5 })).status,
    ).toBe(200)
    const prompt = JSON.stringify(upstream.asked[0]?.messages)
    expect(prompt).toContain('Plain text.')
    expect(prompt).toContain('Text with an id.')
    expect(prompt).not.toContain('secret-id-9')
  })

  it('gives no more than was asked for and leaves out a question without a score', async () => {
    const { ask, upstream } = await openService()
    upstream.reply = () => ({ text: questions(7).replace('[8,8,8,8,8,8,8]', '[8,7]') })
    const { hmws } = (await (await ask({ ...goodBody, count: 3 })).json()) as { hmws: unknown[] }
    expect(hmws).toHaveLength(2)
  })

  it('takes another model, but only one that it knows', async () => {
    const { ask, upstream } = await openService()
    const { meta } = (await (await ask({ ...goodBody, model: 'gpt-5-mini' })).json()) as {
      meta: { model: string }
    }
    expect(meta.model).toBe('openai/gpt-5-mini')
    expect(upstream.asked[0]?.model).toBe('gpt-5-mini')
    expect((await ask({ ...goodBody, model: 'openai/made-up-and-dear' })).status).toBe(422)
    expect(upstream.asked).toHaveLength(1)
  })
})

describe('generate_solutions', () => {
  it('answers ranked solutions by the simulated models', async () => {
    const { app } = await openService({ live: { model: 'simulated/gpt-5-mini' } })
    const body = {
      hmws: ['How might we spare nurses from typing a note twice?'],
      context: {
        insights: ['Nurses type the same note into two systems.'],
        metrics: ['Minutes of charting per shift'],
        jtbds: ['Hand over a ward without losing facts'],
      },
      count: 3,
    }
    const answer = await app.request('/api/intelligence/generate_solutions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(200)
    const { solutions, meta } = (await answer.json()) as { solutions: object[]; meta: object }
    expect(solutions).toHaveLength(3)
    expect(solutions[0]).toMatchObject({ title: expect.any(String), rank: expect.any(Number) })
    expect(meta).toMatchObject({ model: 'simulated/gpt-5-mini', program: 'solutions', fallback_used: false })
  })
})

describe('the log', () => {
  it('has the fields that dashboards know, and no text of request or answer', async () => {
    const { ask, lines } = await openService()
    await ask(goodBody, { 'x-request-id': 'web-18' })
    expect(lines).toEqual([
      expect.objectContaining({
        event_type: 'dspy_call_complete',
        module_name: 'hmw',
        request_id: 'web-18',
        key: 'anonymous',
        model: 'openai/gpt-5-nano',
        duration_ms: expect.any(Number),
        token_usage: { input: 100, cached_input: 0, output: 20, reasoning: 0, total: 120 },
        output_count: 5,
        avg_score: 8,
      }),
    ])
    expect(JSON.stringify(lines)).not.toMatch(/desk|wait|canary/)
  })

  it('tells of a failed call by its code', async () => {
    const { ask, lines, upstream } = await openService()
    upstream.reply = () => ({ text: 'no fields at all about the desk' })
    await ask()
    expect(lines).toEqual([
      expect.objectContaining({
        event_type: 'dspy_call_failed',
        status: 500,
        error_code: 'dspy_generation_error',
        token_usage: expect.objectContaining({ total: 240 }),
      }),
    ])
    expect(JSON.stringify(lines)).not.toContain('desk')
  })
})

it('what a request took that ran out of time is logged and counted', async () => {
  const { app, lines, upstream } = await openService({ app: { limits: { requestMs: 1000 } } })
  upstream.reply = (_asked, i) => (i === 0 ? { text: 'no fields' } : 'hang')
  const answer = await app.request('/api/intelligence/generate_hmw', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(goodBody),
  })
  expect(answer.status).toBe(504)
  expect(lines).toEqual([
    expect.objectContaining({
      ...{ event_type: 'dspy_call_failed', module_name: 'hmw', status: 504, error_code: 'timeout_error' },
      token_usage: expect.objectContaining({ total: 120 }),
    }),
  ])
  const text = await (await app.request('/metrics')).text()
  expect(text).toContain('whetstone_generations_total{task="hmw",outcome="failed"} 1\n')
  expect(text).toContain('whetstone_tokens_total{task="hmw",kind="input"} 100\n')
})

it.each(['announced', 'in chunks'])('a byte order mark before a body is no part of it, %s', async (how) => {
  const { app } = await openService()
  const bytes = new TextEncoder().encode(`\ufeff${JSON.stringify(goodBody)}`)
  const length = how === 'announced' ? { 'content-length': String(bytes.length) } : {}
  const answer = await app.request('/api/intelligence/generate_hmw', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...length },
    body: bytes,
  })
  expect(answer.status).toBe(200)
})

describe('the counters', () => {
  it('count requests, generations and tokens', async () => {
    const { app, ask, upstream } = await openService()
    await ask()
    upstream.reply = () => ({ status: 401 })
    await ask()
    await app.request(`/unknown/${'x'.repeat(50)}`)
    const text = await (await app.request('/metrics')).text()
    expect(text).toContain('whetstone_generations_total{task="hmw",outcome="answered"} 1\n')
    expect(text).toContain('whetstone_generations_total{task="hmw",outcome="failed"} 1\n')
    expect(text).toContain('whetstone_tokens_total{task="hmw",kind="input"} 100\n')
    expect(text).toContain(
      'whetstone_requests_total{route="/api/intelligence/generate_hmw",status="502"} 1\n',
    )
    expect(text).toContain('whetstone_generations_running 0\n')
    expect(text).not.toContain('xxx')
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# TYPE \w+ (counter|gauge|histogram)|\w+(\{[^}]*\})? [\d.e+-]+)$/)
  })
})
