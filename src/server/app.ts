/** The type of the app, and what its parts know of a request. */
import type { OpenAPIHono } from '@hono/zod-openapi'

/** What the parts of the app know of a request. */
export interface AppEnv {
  Variables: {
    requestId: string
    /** Headers of the answer, whatever it is, as of now: the service may begin to take leave before it is given. */
    headers: () => Readonly<Record<string, string>>
    /** Name of the key. */
    keyName: string | undefined
    /** True once the generation has been logged. */
    isLogged: boolean
  }
}

/** The app: `app.request(…)` answers in process, `serve` gives it a port. */
export type App = OpenAPIHono<AppEnv>
