/** A program: a plain async function with its learnable state beside it. */
import type { Adapter } from '../adapter/index.ts'
import type { BatchOptions, Outcome } from '../batch/index.ts'
import type { Settings } from '../context.ts'
import type { AnySignature } from '../signature/index.ts'
import type { ProgramJson, ProgramState } from './state.ts'

/** Settings given with one call. */
export type CallOptions = Settings

/** What is fixed about one predictor of a program. */
export interface PredictorInfo {
  readonly signature: AnySignature
  /** The adapter it was declared with; that of a context or a call is not known before. */
  readonly adapter?: Adapter | undefined
  /** Everything it was declared with: it beats a context and yields to a call. */
  readonly settings?: Settings | undefined
  /** What becomes of outputs that break a constraint of the schema, where that was declared. */
  readonly onViolation?: string | undefined
  /** True when a rule in code judges its outputs. */
  readonly hasCheck?: boolean | undefined
  /** What runs it in another way than once, as `bestOfN`; the outermost last. */
  readonly wrappers?: readonly string[] | undefined
}

/** A program from inputs `I` to outputs `O`. A predictor is a program with one part. */
export interface Program<I, O> {
  (inputs: I, options?: CallOptions): Promise<O>
  readonly name: string
  /** What the whole program takes and gives, where it is declared: lets datasets be checked up front. */
  readonly signature: AnySignature | undefined
  /** Its predictors by dotted part path. */
  readonly predictors: Readonly<Record<string, PredictorInfo>>
  readonly state: ProgramState
  /** The same program with another state; this one stays as it is. */
  withState(state: ProgramState): Program<I, O>
  /**
   * Runs the program over arrays or streams of inputs of any length, from bounded memory: outcomes in the order of
   * the inputs, failures as values. Leaving the loop aborts the calls under way.
   * @example for await (const outcome of qa.batch(questions, { concurrency: 16 })) …
   */
  batch(
    inputs: Iterable<I> | AsyncIterable<I>,
    options?: CallOptions & BatchOptions,
  ): AsyncGenerator<Outcome<O>, void, undefined>
  toJSON(): ProgramJson
  /** The same program with the state of a saved one. */
  fromJSON(json: unknown): Program<I, O>
}

/** Any program, where its types do not matter. */
export type AnyProgram = Program<never, unknown>

/** What a maker has to give; `defineProgram` adds the rest. */
export interface ProgramDefinition<I, O> {
  readonly name: string
  readonly signature: AnySignature | undefined
  readonly predictors: Readonly<Record<string, PredictorInfo>>
  readonly state: ProgramState
  readonly run: (inputs: I) => Promise<O>
  readonly rebuild: (state: ProgramState) => Program<I, O>
}
