/** Follows an endpoint that has moved, without handing the key to a stranger. */
import type { Answer } from './reply.ts'
import type { Send } from './way.ts'

const most = 5

/**
 * A way that follows 307 and 308, which keep method and body. The others turn a question into a GET that answers
 * nothing: their answers are given as they are. Another origin gets no `authorization`.
 */
export function redirected(send: Send, hops = most): Send {
  return (request) =>
    send(request).then((answer) => {
      const location = hops === 0 ? undefined : movedTo(answer, request.url)
      if (location === undefined) return answer
      answer.body.destroy()
      const isSame = location.origin === new URL(request.url).origin
      const headers = isSame ? request.headers : withoutKey(request.headers)
      return redirected(send, hops - 1)({ ...request, url: location.href, headers })
    })
}

function movedTo({ statusCode, headers }: Answer, from: string): URL | undefined {
  if (statusCode !== 307 && statusCode !== 308) return undefined
  const location = [headers.location].flat()[0]
  return (location !== undefined && URL.parse(location, from)) || undefined
}

function withoutKey(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name))
  return Object.fromEntries(kept)
}
