/** `whetstone/client`: the typed client of the HTTP service. */
export { type CallOptions, type ClientOptions, createClient, type WhetstoneClient } from './client.ts'
export { WhetstoneClientError } from './error.ts'
export type {
  ContextItem,
  HmwAnswer,
  HmwRequest,
  Meta,
  ResearchContext,
  Solution,
  SolutionsAnswer,
  SolutionsRequest,
} from './types.ts'
