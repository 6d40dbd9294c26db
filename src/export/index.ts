/** Exports: a program as text for other tools, by format. */
import { type Adapter, type AnyProgram, jsonAdapter } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type Artifact, loadDspy, loadModule } from './artifact.ts'
import { loadPrompt } from './prompt-artifact.ts'
import { toAiSdk } from './to-ai-sdk.ts'
import { besideDspy, dspyNotes, toDspy } from './to-dspy.ts'
import { toMarkdown } from './to-markdown.ts'
import { toOpenai } from './to-openai.ts'
import { toPrompt } from './to-prompt.ts'
import { toTs } from './to-ts.ts'

export type { ExportAbout, ExportScore, ExportSettings } from './about.ts'
export type { Artifact } from './artifact.ts'
export { adapterOf } from './forms.ts'
export { fromDspy, isDspyState } from './from-dspy.ts'
export { fromPrompt, isPromptArtifact } from './from-prompt.ts'
export { exportNotes } from './notes.ts'
export { promptSteps } from './prompt-steps.ts'
export { toDspy } from './to-dspy.ts'
export { toPrompt } from './to-prompt.ts'
export { toTs } from './to-ts.ts'

/** One target: how its files end, and what makes their content. */
export interface ExportFormat {
  readonly extension: string
  readonly write: (program: AnyProgram, about: ExportAbout) => string
  /** What is not carried over. @default `exportNotes` */
  readonly notes?: (program: AnyProgram, about: ExportAbout) => string[]
  /** What the format cannot hold, for a file beside it. */
  readonly beside?: (program: AnyProgram, about: ExportAbout) => string
  /** Runs its files, to hold them against the engine; absent for those that only people read. */
  readonly load?: (content: string, program: AnyProgram) => Promise<Artifact>
  /** The one form it asks in. @default that of each part's own adapter */
  readonly adapter?: Adapter
}

/** The formats by name. */
export const formats: Readonly<Record<string, ExportFormat>> = {
  prompt: { extension: 'prompt.json', write: toPrompt, load: loadPrompt },
  ts: { extension: 'ts', write: toTs, load: loadModule },
  openai: { extension: 'openai.ts', write: toOpenai, load: loadModule },
  'ai-sdk': { extension: 'ai-sdk.ts', write: toAiSdk, load: loadModule, adapter: jsonAdapter },
  dspy: { extension: 'dspy.json', write: toDspy, load: loadDspy, notes: dspyNotes, beside: besideDspy },
  markdown: { extension: 'md', write: toMarkdown },
}
