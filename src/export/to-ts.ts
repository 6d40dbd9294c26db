/** The `ts` format: a program as one TypeScript module that depends on nothing. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { isDialogue, plainImages } from './ts-dialogue.ts'
import { type ModuleKind, moduleSource, type NamedStep } from './ts-module.ts'
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

const plainMessage = `/** One message of a chat. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}`

/** A module that depends on nothing. */
export const plainModule: ModuleKind = {
  needs: 'no dependencies',
  use: () => [],
  reserved: '',
  images: plainImages,
  lead: (steps) => [messageSource(steps)],
  surface: (steps) =>
    renderAndParse(steps, { prompt: 'Message[]', suffix: ({ form }) => runtimeSuffix[form] }),
  runtime: plainRuntime,
  notes: [],
}

/** The type `Message`; `images` spells those with images, where there can be any. */
export function messageSource(steps: readonly NamedStep[], images = plainImages): string {
  return isDialogue(steps) ? images.type : plainMessage
}

/** The runtime of modules that render and parse chats. */
export function plainRuntime(steps: readonly NamedStep[], images = plainImages): string {
  const forms = new Set(steps.map(({ step }) => step.form))
  return runtimeSource(forms, isDialogue(steps) ? images : undefined)
}
