/** The type of the app. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './frame.ts'

/** The app: `app.request(…)` answers in process, `serve` gives it a port. */
export type App = OpenAPIHono<AppEnv>
