/** Guards of the statistics: each throws a RangeError that says where, what was expected and what came. */

/** Throws the RangeError of all guards: `where: expected …; got …`. */
export function refuse(where: string, expected: string, got: unknown): never {
  throw new RangeError(`${where}: expected ${expected}; got ${got}`)
}

/** Demands at least `atLeast` values, all finite. */
export function checkValues(where: string, x: readonly number[], atLeast = 1): void {
  if (x.length < atLeast) refuse(where, `at least ${atLeast} ${atLeast === 1 ? 'value' : 'values'}`, x.length)
  const odd = x.findIndex((value) => !Number.isFinite(value))
  if (odd >= 0) refuse(where, 'finite values', `${x[odd]} at index ${odd}`)
}

/** Demands a whole number in [min, max], with no upper end unless given. */
export function checkWhole(
  where: string,
  value: number,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {},
): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return
  const range = max === Number.MAX_SAFE_INTEGER ? `>= ${min}` : `from ${min} to ${max}`
  refuse(where, `a whole number ${range}`, value)
}

/** Demands a number strictly between `above` and 1: a level, a power, the probability of a quantile. */
export function checkBetween(where: string, value: number, above = 0): void {
  if (!(value > above && value < 1)) refuse(where, `a number between ${above} and 1, ends excluded`, value)
}
