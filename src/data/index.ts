/** Datasets: files of examples, read as streams and checked. */
export { type CardCheck, changedSinceCard, checkCard } from './card.ts'
export { allExamples, type Dataset, type DatasetOptions, openDataset } from './dataset.ts'
export { type HumanLabel, readHumanLabels } from './human-labels.ts'
export { type LeakWatch, leakWatch, type SharedExamples } from './leak-watch.ts'
export { findLeaks, type Leak } from './leakage.ts'
export type { NearDuplicate } from './near-duplicates.ts'
export { nearFile } from './near-file.ts'
export { type SplitOptions, splitExamples } from './split.ts'
