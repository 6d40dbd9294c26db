/** What the contract suites need of a test runner. */

/** Defines one test: `it` of vitest, jest, mocha or `node:test`. */
export type DefineTest = (name: string, run: () => void | Promise<void>) => unknown

/** The value itself, nothing in it can be changed any more: what a part must not touch. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}
