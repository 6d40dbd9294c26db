/** Turns a definition into the callable that users hold. */
import { currentPath, requireParts, withinCall } from '../context.ts'
import { batchOf } from './batch-of.ts'
import { checkPaths, readProgramJson } from './state.ts'
import type { CallOptions, Program, ProgramDefinition } from './types.ts'

/** A callable program. `name` needs defineProperty because functions have one of their own. */
export function defineProgram<I, O>({
  name,
  signature,
  predictors,
  state,
  run,
  rebuild,
}: ProgramDefinition<I, O>): Program<I, O> {
  const paths = Object.keys(predictors)
  const call = (inputs: I, options?: CallOptions) =>
    withinCall(name, options, async () => {
      // Paths count from the outermost program; what a part is given deeper down is the program's own affair.
      if (currentPath() === '') requireParts(options?.lm, paths)
      return await run(inputs)
    })
  const members: Omit<Program<I, O>, never> = {
    name,
    signature,
    predictors,
    state,
    batch: (inputs, options) => batchOf(call, inputs, options),
    withState: (next) => rebuild(checkPaths(next, paths)),
    toJSON: () => ({ schemaVersion: 1, name, state }),
    fromJSON: (json) => rebuild(readProgramJson(json, paths)),
  }
  const descriptors = Object.entries(members).map(
    ([key, value]) => [key, { value, enumerable: true }] as const,
  )
  return Object.defineProperties(call, Object.fromEntries(descriptors)) as Program<I, O>
}
