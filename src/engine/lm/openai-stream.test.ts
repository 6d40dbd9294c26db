/** Streams of endpoints that answer otherwise than by events. */
import { expect, it, vi } from 'vitest'
import { unknownCard } from './card.ts'
import { openaiLm } from './openai.ts'
import { streamOf } from './stream-of.ts'

function streamFrom(text: string, type: string) {
  const fetch = async () => new Response(text, { headers: { 'content-type': type } })
  const lm = openaiLm({ id: 'local/m', card: unknownCard('m'), apiKey: 'key-1234567', fetch, now: () => 0 })
  return Array.fromAsync(streamOf(lm, { messages: [{ role: 'user', content: 'hi' }] }))
}

it('give the answer of one that cannot stream in one piece', async () => {
  const usage = { prompt_tokens: 3, completion_tokens: 2 }
  const body = JSON.stringify({ choices: [{ message: { content: 'hello' } }], usage })
  expect(await streamFrom(body, 'application/json')).toEqual([
    { delta: 'hello' },
    {
      completion: expect.objectContaining({
        text: 'hello',
        usage: expect.objectContaining({ input: 3, output: 2 }),
      }),
    },
  ])
})

it.each([
  ['a page', '<html>login</html>', 'text/html'],
  ['no choice', '{"choices": []}', 'application/json'],
  ['broken JSON', '{"choices": [', 'application/json'],
  ['a broken event', 'data: {"choi key-1234567\n\n', 'text/event-stream'],
])('are no answer for %s, and nothing is printed', async (_, text, type) => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failure = await streamFrom(text, type).catch((error) => error)
  expect(failure).toMatchObject({ code: 'bad_answer', retryable: true })
  expect(failure.message).not.toContain('key-1234567')
  expect(printed).not.toHaveBeenCalled()
  printed.mockRestore()
})
