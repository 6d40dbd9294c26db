/** Runs that measure the same. */
import type { Run } from '../workbench.ts'

type Measured = Pick<Run, 'task' | 'metric' | 'datasetHash'>

/** Whether two runs share task, metric and data, so that their scores can be set against each other. */
export function isAlike(a: Measured, b: Measured): boolean {
  return a.task === b.task && a.metric === b.metric && a.datasetHash === b.datasetHash
}
