/** The messages of a program, part by part, for those who want to read them. */
import type { AnyProgram, Message } from '../engine/index.ts'
import { stepsOf } from './export-step.ts'

/** What each part sends, with `{{name}}` where the text of an input goes. */
export function promptSteps(
  program: AnyProgram,
): { readonly part: string; readonly messages: readonly Message[] }[] {
  const steps = stepsOf(program, { hash: '', lineage: null })
  return steps.map(({ part, preamble, ask }) => ({ part, messages: [...preamble, ask] }))
}
