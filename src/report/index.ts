/** Pure renderers: what the workbench found, as text. */
export { compareText, manyCompareText } from './compare-text.ts'
export { type DemoPlaces, demoText } from './demo-text.ts'
export { doctorText } from './doctor-text.ts'
export { evalText } from './eval-text.ts'
export {
  count,
  dollars,
  duration,
  points,
} from './format.ts'
export { runsText, runText } from './runs-text.ts'
export type { Column } from './table.ts'
