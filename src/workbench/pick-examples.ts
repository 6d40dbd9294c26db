/** Part of a dataset: the examples with given ids, in the order of the file. */
import type { Dataset } from '../data/index.ts'
import { type Example, hashOf, InputError } from '../engine/index.ts'

/**
 * A dataset of these examples only, with a hash of its own.
 * @throws InputError `unknown_example` naming the ids that the file does not have.
 */
export async function pickExamples(dataset: Dataset, ids: readonly string[]): Promise<Dataset> {
  const wanted = new Set(ids)
  const found: Example[] = []
  for await (const example of dataset.examples()) if (wanted.has(example.id)) found.push(example)
  const known = new Set(found.map(({ id }) => id))
  const missing = [...wanted].filter((id) => !known.has(id))
  if (missing.length > 0)
    throw new InputError(
      'unknown_example',
      `${dataset.path}: expected examples ${missing.slice(0, 3).join(', ')}, found none with ${missing.length === 1 ? 'this id' : 'these ids'}; the file has changed since`,
      { file: dataset.path, missing },
    )
  return { path: dataset.path, size: found.length, hash: hashOf(found), examples: () => examplesOf(found) }
}

async function* examplesOf(examples: readonly Example[]): AsyncGenerator<Example> {
  yield* examples
}
