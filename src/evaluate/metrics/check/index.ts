/** Is a metric fit to judge? Controls, noise, agreement with people, and what its scores can show. */
export { type Agreement, agreementOf } from './agreement.ts'
export { controlsOf } from './controls.ts'
export type { MeasureOptions } from './measure.ts'
export { type ControlRanking, rankControls } from './rank-controls.ts'
export { type Noise, noiseOf, retest } from './retest.ts'
export {
  type Saturation,
  type Sensitivity,
  saturationOf,
  sensitivityOf,
  spreadOf,
} from './sensitivity.ts'
