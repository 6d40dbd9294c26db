/** The HTTP service: the app as a value, and the server that gives it a port. */
export { createApp } from './create-app.ts'
export { readKeys } from './keys.ts'
export { batchedLines } from './lines.ts'
export { driftFields } from './log.ts'
export { serve } from './serve.ts'
