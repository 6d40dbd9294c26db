/** Pure renderers: what the workbench found, as text. */
export { compareText, manyCompareText, verdictSentence } from './compare-text.ts'
export { compileText, validationVerdict } from './compile-text.ts'
export { csvReport } from './csv.ts'
export { type DemoPlaces, demoText } from './demo-text.ts'
export { doctorText } from './doctor-text.ts'
export { driftText } from './drift-text.ts'
export { dspyScore, pythonRound2 } from './dspy-score.ts'
export { evalText } from './eval-text.ts'
export {
  count,
  dollars,
  duration,
  points,
} from './format.ts'
export { blessText, estimateText, frontierText, gatesText } from './gates-text.ts'
export { htmlReport } from './html/page.ts'
export { jsonlReport, jsonReport } from './jsonl.ts'
export { junitReport } from './junit.ts'
export { markdownReport } from './markdown.ts'
export { metricsText } from './metrics-text.ts'
export {
  nameMoveText,
  programChecksText,
  programDiffText,
  programsText,
  programText,
} from './programs-text.ts'
export {
  holdsComparisons,
  type ReportFormat,
  renderReport,
  reportEndings,
  reportFormatOf,
  unknownEnding,
} from './render-report.ts'
export { runsText, runText } from './runs-text.ts'
export type { Column } from './table.ts'
