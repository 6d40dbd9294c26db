/** Delivers an answer in pieces, as server-sent events. */
import type { Delivery } from './chat-completion.ts'

/** The response that streams pieces of an answer; it stops when the signal aborts. */
export function streamResponse(
  delivery: Delivery,
  pieces: readonly string[],
  options: { includesUsage: boolean; signal: AbortSignal },
): Response {
  const lines = events(delivery, pieces, options.includesUsage)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (options.signal.aborted) return controller.error(options.signal.reason)
      const { value, done } = lines.next()
      if (done) return controller.close()
      controller.enqueue(encoder.encode(`data: ${value}\n\n`))
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}

function* events(
  { id, created, model, finishReason, usage }: Delivery,
  pieces: readonly string[],
  includesUsage: boolean,
) {
  const chunk = (choices: readonly object[], used: object | null = null) =>
    JSON.stringify({
      id,
      object: 'chat.completion.chunk',
      created,
      model,
      choices,
      ...(includesUsage && { usage: used }),
    })
  const choice = (delta: object, reason: string | null = null) => ({
    index: 0,
    delta,
    logprobs: null,
    finish_reason: reason,
  })
  yield chunk([choice({ role: 'assistant', content: '' })])
  for (const content of pieces) yield chunk([choice({ content })])
  yield chunk([choice({}, finishReason)])
  if (includesUsage) yield chunk([], usage)
  yield '[DONE]'
}
