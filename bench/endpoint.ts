/** Starts the local endpoint in a process of its own. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A running endpoint. */
export interface Endpoint {
  readonly url: string
  readonly close: () => void
}

/** An endpoint that answers after `latencyMs`. */
export async function startEndpoint(latencyMs: number): Promise<Endpoint> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [String(latencyMs)])
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port))
    child.once('error', reject)
  })
  return { url: `http://127.0.0.1:${port}/v1`, close: () => child.disconnect() }
}
