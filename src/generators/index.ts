/** The generators that ship with Whetstone. */
export { hmwProgram, hmwSignature } from './hmw/program.ts'
export { type HmwPrediction, hmwQuality, hmwQualityStrict } from './hmw/quality.ts'
export { hmwTask } from './hmw/task.ts'
export {
  type Solution,
  type SolutionsInputs,
  solutionsProgram,
  solutionsSignature,
} from './solutions/program.ts'
export { solutionsQuality } from './solutions/quality.ts'
export { solutionsTask } from './solutions/task.ts'
