/** A program around another one: same inputs, outputs, parts and state, another way to run. */
import { currentPath, settingsFor } from '../context.ts'
import { defineProgram, type Program } from '../program/index.ts'

/** How the wrapped program is run for some inputs. */
export type RunInner<I, O> = (inner: Program<I, O>, inputs: I) => Promise<O>

/** A program that runs another one in its own way, named `by`; optimizers see and change the state of the inner one. */
export function wrap<I, O>(by: string, inner: Program<I, O>, run: RunInner<I, O>): Program<I, O> {
  const { name, signature, state } = inner
  const predictors = Object.fromEntries(
    Object.entries(inner.predictors).map(([path, info]) => [
      path,
      { ...info, wrappers: [...(info.wrappers ?? []), by] },
    ]),
  )
  return defineProgram<I, O>({
    name,
    signature,
    predictors,
    state,
    run: (inputs) => run(inner, inputs),
    rebuild: (next) => wrap(by, inner.withState(next), run),
  })
}

/** The repeat index of try `at` of `n`: apart for every try of every repeat, so that no cache gives one for another. */
export function repeatOf(at: number, n: number): number {
  return (settingsFor({}, currentPath()).repeat ?? 0) * n + at
}
