/** The solutions task: the program with its data and metrics. */
import type { Task } from '../../evaluate/index.ts'
import { addContextSummary } from '../context.ts'
import { datasetPath } from '../dataset-path.ts'
import { solutionsProgram } from './program.ts'
import { solutionsQuality } from './quality.ts'

/** Prioritized solutions for How Might We questions. */
export const solutionsTask: Task = {
  description: 'Prioritized solutions for How Might We questions (two steps: ideate, prioritize)',
  program: solutionsProgram,
  metrics: { solutions_quality: solutionsQuality },
  metric: 'solutions_quality',
  train: datasetPath('solutions.train.jsonl'),
  dev: datasetPath('solutions.dev.jsonl'),
  prepare: addContextSummary,
}
