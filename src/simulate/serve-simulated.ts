/** The simulated models over HTTP, for clients in other processes and languages. */
import { type Listening, type ListenOptions, listen } from './protocol/server.ts'
import { type SimulatedOptions, simulatedModels } from './simulated-models.ts'

/** Where to listen, and how the models behave. */
export interface ServeOptions extends ListenOptions, SimulatedOptions {}

/**
 * Serves the simulated models as an OpenAI-compatible endpoint; `url` is the base URL for a client.
 * Rejects when the port cannot be had.
 */
export function serveSimulated({ port, host, latencyMs }: ServeOptions): Promise<Listening> {
  return listen(simulatedModels({ latencyMs }), { port, host })
}
