/** Requests over Node's own connections, kept open for the next one: each leaves at once, whatever else is under way. */
import * as http from 'node:http'
import * as https from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { redirected } from './redirected.ts'
import type { Answer } from './reply.ts'
import type { Send, Way, WireRequest } from './way.ts'

// As many as there were requests at once: a limit on open connections is none of ours, a limiter stands before.
const keepAlive = { keepAlive: true, maxFreeSockets: Number.POSITIVE_INFINITY }

/** Connections that open with the first request. */
export function directWay(): Way {
  const agents = { 'http:': new http.Agent(keepAlive), 'https:': new https.Agent(keepAlive) }
  const send: Send = (request) => {
    const url = new URL(request.url)
    const agent = url.protocol === 'http:' ? agents['http:'] : agents['https:']
    return sendBy(agent, url, request)
  }
  return {
    send: redirected(send),
    async close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

function sendBy(
  agent: http.Agent,
  url: URL,
  { method, headers, body, signal }: WireRequest,
): Promise<Answer> {
  const { request } = url.protocol === 'http:' ? http : https
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const sent = request({ ...urlToHttpOptions(url), agent, method, headers: headerList(url, headers, body) })
    let ending: http.ClientRequest | http.IncomingMessage = sent
    const abort = () => ending.destroy(signal?.reason)
    const over = () => signal?.removeEventListener('abort', abort)
    signal?.addEventListener('abort', abort, { once: true })
    sent.once('close', () => {
      over()
      // Node tells nothing else of an answer that is none, such as 101.
      reject(new Error('the connection closed without an answer'))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = sent.reusedSocket && error.code === 'ECONNRESET'
      reject(isStale ? Object.assign(error, { isStale }) : error)
    })
    sent.once('response', (answer) => {
      // The reader of the body is told what breaks; one who has left needs not hear it.
      answer.on('error', () => {})
      // From its end on the connection may be another request's: nothing may end it any more.
      answer.once('end', over)
      ending = answer
      resolve({ statusCode: answer.statusCode ?? 0, headers: answer.headers, body: answer })
    })
    sent.end(body)
  })
}

/** As a list Node writes headers as they are; it then adds neither the host nor the length. */
function headerList(url: URL, headers: WireRequest['headers'], body: string | undefined): string[] {
  const list = ['host', url.host]
  for (const [name, value] of Object.entries(headers)) list.push(name, value)
  if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)))
  return list
}
