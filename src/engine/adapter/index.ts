/** The public list of the adapter folder. */
export { chatAdapter } from './chat.ts'
export { isUsable } from './demos.ts'
export { jsonAdapter } from './json.ts'
export { twoStepAdapter } from './two-step.ts'
export type { Adapter, Demo, PreparedPrompt, Prompt } from './types.ts'
export { xmlAdapter } from './xml.ts'
