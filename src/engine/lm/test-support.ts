/** Servers on loopback and a way to them, for the tests of the wire. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { httpTransport, type Transport } from './transport.ts'
import type { Proxies } from './way.ts'

/** A server that ends with the test. */
export async function serving(
  onRequest: RequestListener,
  host = '127.0.0.1',
): Promise<{ url: string; server: Server; port: number; sockets: () => Promise<number> }> {
  const server = createServer(onRequest)
  await once(server.listen(0, host), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const sockets = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  return { url: `http://${host}:${port}/`, server, port, sockets }
}

/** Connections that end with the test. */
export function transport(proxies?: Proxies): Transport {
  const made = httpTransport(proxies)
  onTestFinished(() => made.close())
  return made
}

/** A request as the client makes it. */
export const post = (body: string): RequestInit => ({
  method: 'post',
  headers: new Headers({ 'Content-Type': 'application/json', 'x-asked': 'yes' }),
  body,
})

/** What was sent. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}
