/** An optimizer is a value: a name and `compile`. */
import type { AnyProgram, Example } from '../engine/index.ts'

/** What an optimizer works with. */
export interface CompileOptions {
  readonly trainset: readonly Example[]
  /** Equal seeds give equal programs. @default 0 */
  readonly seed?: number | undefined
  /** Told of what the optimizer had to leave out, one sentence each. */
  readonly onNote?: ((note: string) => void) | undefined
}

/** Makes a better program from a program; the student is never changed. */
export interface Optimizer {
  readonly name: string
  compile<P extends AnyProgram>(student: P, options: CompileOptions): Promise<P>
}
