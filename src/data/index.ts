/** Datasets: files of examples, read as streams and checked. */
export { type CardCheck, checkCard } from './card.ts'
export { allExamples, type Dataset, type DatasetOptions, openDataset } from './dataset.ts'
export { type HumanLabels, readHumanLabels } from './human-labels.ts'
export { findLeaks, type Leak } from './leakage.ts'
export { findNearDuplicates, type NearDuplicate } from './near-duplicates.ts'
export { type SplitOptions, splitExamples } from './split.ts'
