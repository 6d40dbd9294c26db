/** The public list of the program folder. */
export { defineProgram } from './define.ts'
export { type Parts, type ProgramDeclaration, program, self } from './program.ts'
export { mapState, type PredictorState, type ProgramJson, type ProgramState } from './state.ts'
export type { AnyProgram, CallOptions, PredictorInfo, Program } from './types.ts'
