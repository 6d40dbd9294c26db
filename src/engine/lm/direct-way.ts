/** Requests over Node's own connections, kept open for the next one: each leaves at once, whatever else is under way. */
import * as http from 'node:http'
import * as https from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { redirected } from './redirected.ts'
import type { Answer } from './reply.ts'
import type { Way, WireRequest } from './way.ts'

// As many as there were requests at once: a limit on open connections is none of ours, a limiter stands before.
const keepAlive = { keepAlive: true, maxFreeSockets: Number.POSITIVE_INFINITY }

/** Connections that open with the first request. */
export function directWay(): Way {
  const plain = new http.Agent(keepAlive)
  const secure = new https.Agent(keepAlive)
  // One request after another goes to the same address, which is read once.
  let last: (Target & { readonly url: string }) | undefined
  const targetOf = (url: string): Target => {
    if (last?.url === url) return last
    const address = new URL(url)
    const { protocol, hostname, port, path } = urlToHttpOptions(address)
    const isPlain = protocol === 'http:'
    const options = { protocol, hostname, port, path, agent: isPlain ? plain : secure }
    last = { url, host: address.host, options, request: (isPlain ? http : https).request }
    return last
  }
  return {
    send: redirected((request) => sendBy(targetOf(request.url), request)),
    async close() {
      for (const agent of [plain, secure]) agent.destroy()
    },
  }
}

/** Where a request goes, in Node's words. */
interface Target {
  readonly host: string
  readonly options: https.RequestOptions
  readonly request: typeof https.request
}

function sendBy(
  { host, options, request }: Target,
  { method, headers, body, signal }: WireRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const sent = request({ ...options, method, headers: headerList(host, headers, body) })
    let ending: http.ClientRequest | http.IncomingMessage = sent
    const abort = () => ending.destroy(signal?.reason)
    const over = () => signal?.removeEventListener('abort', abort)
    signal?.addEventListener('abort', abort, { once: true })
    sent.once('close', () => {
      over()
      // Node tells nothing else of an answer that is none, such as 101.
      if (ending === sent) reject(new Error('the connection closed without an answer'))
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
function headerList(host: string, headers: WireRequest['headers'], body: string | undefined): string[] {
  const list = ['host', host]
  for (const [name, value] of Object.entries(headers)) list.push(name, value)
  if (body !== undefined) list.push('content-length', String(Buffer.byteLength(body)))
  return list
}
