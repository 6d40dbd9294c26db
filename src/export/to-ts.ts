/** The `ts` format: a program as one TypeScript module that depends on nothing. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ModuleKind, moduleSource } from './ts-module.ts'
import { runtimeSource, runtimeSuffix } from './ts-runtime.ts'
import { renderAndParse } from './ts-surface.ts'

/**
 * A module with `render(inputs)`, which writes the messages that Whetstone would send, byte by byte, and
 * `parse(text)`, which reads a reply as Whetstone does or throws: nothing is repaired. A program of several
 * predictors exports them by part, as `steps`.
 */
export function toTs(program: AnyProgram, about: ExportAbout): string {
  return moduleSource(program, about, plainModule)
}

const messageSource = `/** One message of a chat. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}`

/** A module that depends on nothing. */
export const plainModule: ModuleKind = {
  needs: 'no dependencies',
  use: () => [],
  reserved: '',
  lead: () => [messageSource],
  surface: (steps) =>
    renderAndParse(steps, { prompt: 'Message[]', suffix: ({ form }) => runtimeSuffix[form] }),
  runtime: (steps) => runtimeSource(new Set(steps.map(({ step }) => step.form))),
  notes: [],
}
