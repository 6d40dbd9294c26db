/** A model provider on loopback that answers, fails or hangs as a test says. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One answer; `hang` never comes, `reset` breaks the connection. */
export type UpstreamReply =
  | { readonly text: string; readonly finish?: string }
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'reset'

/** What it was asked. */
export interface Asked {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
}

/** A running provider. */
export interface Upstream {
  readonly url: string
  readonly asked: Asked[]
  /** How the next requests are answered. */
  reply: (asked: Asked, index: number) => UpstreamReply | Promise<UpstreamReply>
  close(): Promise<void>
}

/** Well-formed questions. */
export function questions(count = 5, score = 8): string {
  const list = Array.from({ length: count }, (_, i) => `How might we shorten wait number ${i} at the desk?`)
  return [
    '[[ ## reasoning ## ]]\nThe wait matters most.',
    `[[ ## hmw_questions ## ]]\n${JSON.stringify(list)}`,
    `[[ ## relevance_scores ## ]]\n${JSON.stringify(list.map(() => score))}`,
  ].join('\n')
}

/** Starts a provider that answers with five good questions. */
export async function startUpstream(): Promise<Upstream> {
  const asked: Asked[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const question = JSON.parse(body) as Asked
    asked.push(question)
    const reply = await upstream.reply(question, asked.length - 1)
    if (reply === 'hang') return
    if (reply === 'reset') return void request.socket.destroy()
    const json = { 'content-type': 'application/json' }
    if ('status' in reply)
      return void response.writeHead(reply.status, { ...json, ...reply.headers }).end(reply.body ?? '{}')
    response.writeHead(200, json).end(completion(question.model, reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const upstream: Upstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    reply: () => ({ text: questions() }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return upstream
}

function completion(model: string, { text, finish = 'stop' }: { text: string; finish?: string }): string {
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }
  const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }]
  return JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model, choices, usage })
}
