/** A local endpoint that misbehaves by plan: each request gets the next fault, the last one for ever. */

import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is done with one request; `body` is what was sent. */
export type Fault = (
  response: ServerResponse,
  body: Record<string, unknown>,
  request: IncomingMessage,
) => void

/** A running endpoint. */
export interface FaultyEndpoint {
  readonly baseUrl: string
  /** Bodies of the requests that came, in order. */
  readonly bodies: readonly Record<string, unknown>[]
  /** Requests whose connection the other side has given up. */
  readonly givenUp: () => number
  /** Sockets that are open now. */
  readonly sockets: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Starts an endpoint on loopback. */
export async function faultyEndpoint(...plan: readonly Fault[]): Promise<FaultyEndpoint> {
  const bodies: Record<string, unknown>[] = []
  let givenUp = 0
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) givenUp += 1
    })
    let text = ''
    for await (const part of request) text += part
    bodies.push(JSON.parse(text))
    const fault = plan[Math.min(bodies.length, plan.length) - 1]
    fault?.(response, bodies.at(-1) ?? {}, request)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    bodies,
    givenUp: () => givenUp,
    sockets: () => socketsOf(server),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function socketsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
}
