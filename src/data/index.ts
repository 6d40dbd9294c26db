/** Datasets: files of examples, read as streams and checked. */
export { allExamples, type Dataset, type DatasetOptions, openDataset } from './dataset.ts'
export { findLeaks, type Leak } from './leakage.ts'
