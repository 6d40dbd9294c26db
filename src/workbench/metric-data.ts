/** Is the data that a metric is used on fit to judge by: leaks, near copies, and a card that tells the truth? */
import { resolve } from 'node:path'
import {
  allExamples,
  checkCard,
  type Dataset,
  findLeaks,
  findNearDuplicates,
  openDataset,
} from '../data/index.ts'
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
  const train = await allExamples(
    await openDataset(task.train, { signature: program.signature, prepare: task.prepare }),
  )
  const leaks = findLeaks(train, examples)
  const leaked = new Set(leaks.map(({ devId }) => devId))
  const others = examples.filter(({ id }) => !leaked.has(id))
  return { leaks, nearDuplicates: findNearDuplicates(train, others), card }
}
