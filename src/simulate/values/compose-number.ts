/** A number: as near demos have it, else a number of the input that fits, else one from the likely part of its range. */
import type { NumberType } from '../reading/value-type.ts'
import type { Filling, Shown } from './filling.ts'

/** A number of a type for a field of a name. */
export function composeNumber(
  type: NumberType,
  name: string,
  filling: Filling,
  shown: readonly Shown[],
): number {
  return fitted(type, byDemos(shown, filling) ?? byInput(type, name, filling) ?? byRange(type, filling))
}

function byDemos(shown: readonly Shown[], { chance, noise }: Filling): number | undefined {
  const numbers = shown.flatMap(({ value, nearness }) =>
    typeof value === 'number' ? [{ value, weight: 0.02 + nearness ** 2 }] : [],
  )
  if (numbers.length === 0) return undefined
  const sum = numbers.reduce((total, { weight }) => total + weight, 0)
  const mean = numbers.reduce((total, { value, weight }) => total + value * weight, 0) / sum
  const spread = Math.max(...numbers.map(({ value }) => Math.abs(value - mean)))
  return mean + 0.4 * noise * spread * chance.normal()
}

function byInput(
  { min = -Infinity, max = Infinity }: NumberType,
  name: string,
  { inputs, text }: Filling,
): number | undefined {
  const isRated = /score|rating|confidence|relevance|probability|quality|grade/i.test(name)
  const same = inputs[name]
  if (typeof same === 'number') return same
  const found = isRated ? undefined : text.match(/-?\d+(?:\.\d+)?/)?.[0]
  return found !== undefined && Number(found) >= min && Number(found) <= max ? Number(found) : undefined
}

function byRange({ min, max }: NumberType, { chance }: Filling): number {
  const low = min ?? Math.min(0, (max ?? 10) - 10)
  const high = max ?? low + 10
  return low + (0.35 + 0.55 * chance.next()) * (high - low)
}

function fitted({ isInteger, min = -Infinity, max = Infinity, step }: NumberType, value: number): number {
  const inside = Math.min(max, Math.max(min, value))
  if (step !== undefined)
    return Number(
      (
        Math.max(Math.ceil(min / step), Math.min(Math.floor(max / step), Math.round(inside / step))) * step
      ).toFixed(6),
    )
  const rounded = isInteger ? Math.round(inside) : Number(inside.toFixed(max - min > 1 ? 1 : 2))
  return rounded < min || rounded > max ? inside : rounded
}
