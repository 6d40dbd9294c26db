/** What an export is told besides the program itself: plain data, gathered by whoever exports. */
import type { ModelCard, Values } from '../engine/index.ts'

/** The figure a program is exported with. `score` and `ci` are in [0, 1]. */
export interface ExportScore {
  readonly score: number
  readonly ci: readonly [number, number] | null
  readonly metric: string
  /** Examples it was measured on. */
  readonly n: number
  /** One model for all parts, or one by part path. */
  readonly model: string | Readonly<Record<string, string>>
  readonly run: string
  /** True when the answers came from simulated models. */
  readonly simulated: boolean
}

/** Model and sampling, as they were when the score was measured. */
export interface ExportSettings {
  readonly model?: string | Readonly<Record<string, string>> | undefined
  readonly temperature?: number | undefined
  readonly maxTokens?: number | undefined
  readonly reasoningEffort?: string | undefined
}

/** Where a program comes from and how good it is. */
export interface ExportAbout {
  /** What its owner calls it. @default the name of the program */
  readonly name?: string | undefined
  readonly hash: string
  /** How it came to be; null for a program that was not compiled. */
  readonly lineage: Values | null
  readonly score?: ExportScore | null | undefined
  /** The defaults; what a predictor declares beats them. */
  readonly settings?: ExportSettings | undefined
  /** What the measured run was given; it beats what a predictor declares. */
  readonly chosen?: ExportSettings | undefined
  /** What a model of the settings takes. @default that of the catalog */
  readonly cardOf?: ((model: string) => ModelCard | undefined) | undefined
  /** True when the task derives inputs by a `prepare` of its own. @default false */
  readonly hasPrepare?: boolean | undefined
}
