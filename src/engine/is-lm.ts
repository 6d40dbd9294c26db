/** What stands where a model belongs: one that can be asked, or at most times the name of one. */
import { InputError } from './errors.ts'
import type { LM } from './lm/types.ts'

/** True for what can be asked. */
export function isLm(choice: unknown): choice is LM {
  return typeof (choice as Partial<LM> | null | undefined)?.generate === 'function'
}

/** The error of what cannot. */
export function invalidModel(where: string, got: unknown): InputError {
  const name = typeof got === 'string' ? got : 'openai/gpt-5-nano'
  return new InputError(
    'invalid_model',
    `${where}: expected a model, got ${typeof got === 'string' ? `\`${got}\`` : got}; write lm('${name}')`,
  )
}
