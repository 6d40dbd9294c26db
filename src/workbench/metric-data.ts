/** Is the data that a metric is used on fit to judge by: leaks, near copies, and a card that tells the truth? */
import { resolve } from 'node:path'
import { checkCard, type Dataset, leakWatch, openDataset } from '../data/index.ts'
import type { Example } from '../engine/index.ts'
import type { MetricDataFigures } from './metric-figures.ts'
import type { Target } from './target.ts'

/** Looks at the dataset's card and for examples that also stand, edited or not, in the training set of the task. */
export async function dataFigures(
  { task, program }: Target,
  dataset: Dataset,
  examples: readonly Example[],
): Promise<MetricDataFigures> {
  const card = (await checkCard(await openDataset(dataset.path))) ?? null
  if (task.train === undefined || resolve(task.train) === resolve(dataset.path))
    return { leaks: [], nearDuplicates: [], card }
  const watch = leakWatch({ mostNear: Number.POSITIVE_INFINITY })
  const { prepare } = task
  await openDataset(task.train, { signature: program.signature, prepare, onExample: watch.trained })
  for (const example of examples) watch.judged(example)
  return { ...watch.found(), card }
}
