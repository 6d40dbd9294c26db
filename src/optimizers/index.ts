/** Optimizers: from a program and examples to a better program. */
export { type LabeledFewShotOptions, labeledFewShot } from './labeled-few-shot.ts'
export type { CompileOptions, Optimizer } from './optimizer.ts'
