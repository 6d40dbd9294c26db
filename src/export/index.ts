/** Exports: a program as text for other tools, by format. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { toPrompt } from './to-prompt.ts'
import { toTs } from './to-ts.ts'

export type { ExportAbout, ExportScore, ExportSettings } from './about.ts'
export { exportNotes } from './notes.ts'
export { toPrompt } from './to-prompt.ts'
export { toTs } from './to-ts.ts'

/** One target: how its files end, and what makes their content. */
export interface ExportFormat {
  readonly extension: string
  readonly write: (program: AnyProgram, about: ExportAbout) => string
}

/** The formats by name. */
export const formats: Readonly<Record<string, ExportFormat>> = {
  prompt: { extension: 'prompt.json', write: toPrompt },
  ts: { extension: 'ts', write: toTs },
}
