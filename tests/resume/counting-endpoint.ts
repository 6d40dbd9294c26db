/** An OpenAI-compatible endpoint on loopback that counts what it was asked, by the question in the prompt. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What to answer to the nth time a question is asked (from 1). */
export interface Answer {
  /** @default 'Lima' */
  readonly text?: string | undefined
  /** An HTTP status other than 200 fails the request. @default 200 */
  readonly status?: number | undefined
  readonly delayMs?: number | undefined
}

/** A listening endpoint. */
export interface CountingEndpoint {
  readonly url: string
  /** Times each question was asked, and those answered with a completion, in order. */
  readonly asked: ReadonlyMap<string, number>
  readonly answered: readonly string[]
  close(): Promise<void>
}

/** Listens on a free port; every example has a question of its own such as `q12`. */
export async function countingEndpoint(
  answer: (question: string, nth: number) => Answer = () => ({}),
): Promise<CountingEndpoint> {
  const asked = new Map<string, number>()
  const answered: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const question = questionIn(body)
    const nth = (asked.get(question) ?? 0) + 1
    asked.set(question, nth)
    const { text = 'Lima', status = 200, delayMs = 0 } = answer(question, nth)
    if (delayMs > 0) await wait(delayMs)
    const document = status === 200 ? completion(text) : { error: { message: 'down', code: 'server_error' } }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document))
    if (status === 200) answered.push(question)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}/v1`, asked, answered, close }
}

function questionIn(body: string): string {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] }
  const users = messages.filter(({ role, content }) => role === 'user' && /\bq\d+\b/.test(content))
  return /\bq\d+\b/.exec(users.at(-1)?.content ?? '')?.[0] ?? 'unknown'
}

function completion(text: string) {
  const content = `[[ ## answer ## ]]\n${text}`
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
  return { id: 'x', object: 'chat.completion', created: 0, model: 'm', choices, usage }
}
