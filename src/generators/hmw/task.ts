/** The HMW task: the program with its data and metrics. */
import type { Task } from '../../evaluate/index.ts'
import { addContextSummary } from '../context.ts'
import { datasetPath } from '../dataset-path.ts'
import { hmwProgram } from './program.ts'
import { hmwQuality, hmwQualityStrict } from './quality.ts'

/** How Might We questions from research notes. */
export const hmwTask: Task = {
  description: 'How Might We questions from insights, metrics and jobs to be done',
  program: hmwProgram,
  metrics: { hmw_quality: hmwQuality, hmw_quality_strict: hmwQualityStrict },
  metric: 'hmw_quality',
  train: datasetPath('hmw.train.jsonl'),
  dev: datasetPath('hmw.dev.jsonl'),
  prepare: addContextSummary,
}
