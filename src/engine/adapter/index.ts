/** The public list of the adapter folder. */
export { chatAdapter } from './chat.ts'
export { isUsable } from './demos.ts'
export { jsonAdapter } from './json.ts'
export type { Adapter, Demo, PreparedPrompt, Prompt } from './types.ts'
