/** The ways an endpoint answers, good and bad. */
import type { Fault } from './endpoint.ts'

const usage = { prompt_tokens: 20, completion_tokens: 10 }

/** A chat completion as JSON; `choice` changes its only choice. */
export function answering(content: string | null, choice: object = {}, message: object = {}): Fault {
  const body = {
    model: 'm-2026',
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...message }, ...choice },
    ],
    usage,
  }
  return json(200, body)
}

/** Any JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Fault {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

/** An error of the API. */
export function failing(status: number, error: object = {}, headers: Record<string, string> = {}): Fault {
  return json(status, { error: { message: 'no', ...error } }, headers)
}

/** A page. */
export const html: Fault = (response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')

/** No answer, ever. */
export const hanging: Fault = () => {}

/** The connection breaks in the middle of the answer. */
export const resetMidBody: Fault = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"choices": [', () => response.destroy())
}

const chunk = (delta: object, finish: string | null = null, more: object = {}) =>
  `data: ${JSON.stringify({ model: 'm-2026', choices: [{ index: 0, delta, finish_reason: finish }], ...more })}\n\n`

/** A stream of these pieces. */
export function streaming(pieces: readonly string[], finish = 'stop'): Fault {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const content of pieces) response.write(chunk({ content }))
    response.write(chunk({}, finish))
    response.end(`data: ${JSON.stringify({ model: 'm-2026', choices: [], usage })}\n\ndata: [DONE]\n\n`)
  }
}

/** A stream that ends early: closed politely, broken off, silent for ever, or with an error event. */
export function streamCut(how: 'closed' | 'reset' | 'silent' | 'error'): Fault {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(chunk({ content: 'half' }), () => {
      if (how === 'closed') response.end()
      if (how === 'reset') response.destroy()
      if (how === 'error') response.end(`data: ${JSON.stringify({ error: { message: 'overloaded' } })}\n\n`)
    })
  }
}
