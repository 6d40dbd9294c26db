/** What to call each of several runs: as short as tells them apart. */
import type { Run } from '../workbench/index.ts'
import { modelText } from './format.ts'

type Named = Pick<Run, 'id' | 'program' | 'model'>

const spellings: readonly ((run: Named) => string)[] = [
  ({ model }) => modelText(model),
  ({ program }) => program,
  ({ program, model }) => `${program} on ${modelText(model)}`,
]

/** By run id: the model, else the program, else both, else these with the id. */
export function runNames(runs: readonly Named[]): ReadonlyMap<string, string> {
  const isDistinct = (name: (run: Named) => string) => new Set(runs.map(name)).size === runs.length
  const name = spellings.find(isDistinct) ?? ((run: Named) => `${modelText(run.model)} (${run.id})`)
  return new Map(runs.map((run) => [run.id, name(run)]))
}
