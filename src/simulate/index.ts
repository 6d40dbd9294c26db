/** The public list of the simulated models. */
export type { Listening } from './protocol/server.ts'
export { type ServeOptions, serveSimulated } from './serve-simulated.ts'
export { type Fetch, type SimulatedOptions, simulatedModels } from './simulated-models.ts'
