/** Closes a server without dropping a request, and without waiting for connections that make none. */
import type { Server } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/** A connection that was just taken may have a request on its way for so long. */
const quietMs = 500
/** Longest time for the rest of a request that is still being sent. */
const lateMs = 10_000

/** Watches the connections of a server from now on; the result closes it, within `longestMs`. */
export function takingLeave(server: Server): (longestMs: number) => Promise<void> {
  // Node takes a connection without a first request for a busy one, and would wait for it.
  const unused = new Set<Socket>()
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  return async (longestMs) => {
    const quiet = setTimeout(() => {
      for (const socket of unused) socket.destroy()
    }, quietMs)
    const cut = setTimeout(() => server.closeAllConnections(), longestMs)
    server.requestTimeout = Math.min(server.requestTimeout, lateMs)
    await new Promise<void>((resolve) => {
      // An HTTP server that closes no longer looks for requests that never end: that part is left to the end.
      NetServer.prototype.close.call(server, () => resolve())
      server.closeIdleConnections()
    })
    server.close()
    clearTimeout(quiet)
    clearTimeout(cut)
  }
}
