/** Predictions of known worth, made from labels: what a metric has to tell apart if it is to judge anything. */
import {
  canonicalJson,
  type Example,
  isPlainObject,
  type PyRandom,
  type Values,
} from '../../../engine/index.ts'

/** A way to be wrong: another example's labels, nothing said, or the right answer broken. */
export type BadControl = 'other_labels' | 'emptied' | 'broken'

/** A known-good prediction of an example and bad ones that differ from it. */
export interface Controls {
  readonly example: Example
  readonly good: Values
  readonly bad: readonly { readonly control: BadControl; readonly prediction: Values }[]
}

/**
 * Controls for every example whose labels hold any of `fields` (all labels without it). The labels of another example
 * are those of the next one that has others; a control equal to the right answer is left out.
 */
export function controlsOf(
  examples: readonly Example[],
  { fields, rng }: { readonly fields?: readonly string[] | undefined; readonly rng: PyRandom },
): Controls[] {
  const labelled = examples
    .map((example) => ({ example, good: picked(example.labels, fields) }))
    .filter(({ good }) => Object.keys(good).length > 0)
  const keys = labelled.map(({ good }) => canonicalJson(good))
  return labelled.map(({ example, good }, i) => {
    const other = labelled[nextOther(keys, i)]?.good
    const bad = [
      ...(other === undefined ? [] : [{ control: 'other_labels' as const, prediction: other }]),
      { control: 'emptied' as const, prediction: changed(good, emptied) },
      { control: 'broken' as const, prediction: changed(good, (value) => broken(value, rng)) },
    ]
    return { example, good, bad: bad.filter(({ prediction }) => !isSame(prediction, good)) }
  })
}

/** The next position, from the end on from the start, whose key is another; -1 when all are the same. */
function nextOther(keys: readonly string[], i: number): number {
  const after = keys.findIndex((key, j) => j > i && key !== keys[i])
  return after >= 0 ? after : keys.findIndex((key) => key !== keys[i])
}

function picked(labels: Values, fields: readonly string[] | undefined): Values {
  const entries = Object.entries(labels).filter(([name]) => fields === undefined || fields.includes(name))
  return Object.fromEntries(entries)
}

function changed(values: Values, change: (value: unknown) => unknown): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}

function isSame(a: Values, b: Values): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

/** Nothing, in the type of a value. */
function emptied(value: unknown): unknown {
  if (typeof value === 'string') return ''
  if (Array.isArray(value)) return []
  return isPlainObject(value) ? {} : null
}

/** A value that looks like the right one and is not: words shuffled, half of a list, another number. */
function broken(value: unknown, rng: PyRandom): unknown {
  if (typeof value === 'string') return brokenText(value, rng)
  if (typeof value === 'number') return -value - 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value))
    return value.slice(0, Math.ceil(value.length / 2)).map((item) => broken(item, rng))
  return isPlainObject(value) ? changed(value, (item) => broken(item, rng)) : value
}

function brokenText(text: string, rng: PyRandom): string {
  const words = text.split(/\s+/)
  // A shuffle may leave the order as it was, and a word may read the same from its end.
  const tries = [rng.shuffle(words).join(' '), words.toReversed().join(' '), [...text].reverse().join('')]
  return tries.find((one) => one !== text) ?? `not ${text}`
}
