/** Flags that several commands share, and how their values are read. */
import { type Command, InvalidArgumentError } from 'commander'

/** Flags of every command. */
export interface GlobalFlags {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color?: 'auto' | 'always' | 'never'
  readonly config?: string
  readonly store?: string
}

/** A whole number of at least `low`. */
export function wholeNumber(low: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < low)
      throw new InvalidArgumentError(`Expected a whole number of at least ${low}.`)
    return value
  }
}

/** A TCP port; 0 picks a free one. */
export function portNumber(text: string): number {
  const port = wholeNumber(0)(text)
  if (port > 65_535) throw new InvalidArgumentError('Expected a port from 0 to 65535.')
  return port
}

/** A number greater than 0. */
export function positiveNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('Expected a number greater than 0.')
  return value
}

/** A number above 0, at most 1. */
export function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('Expected a number above 0, at most 1.')
  return value
}

/** A number from 0 to 1. */
export function fraction(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('Expected a number from 0 to 1.')
  return value
}

/** Metadata keys, comma-separated or by a flag each. */
export function keyList(text: string, before: readonly string[] = []): string[] {
  const keys = text.split(',').map((key) => key.trim())
  if (keys.includes('')) throw new InvalidArgumentError('Expected metadata keys, comma-separated.')
  return [...new Set([...before, ...keys])]
}

/** `--slice` of every command that shows scores by metadata. */
export function withSliceFlag<C extends Command>(command: C): C {
  return command.option('--slice <keys>', 'also by these metadata keys, comma-separated', keyList) as C
}

/** What `--judge-model` of several commands is for. */
export const judgeFlag =
  'model of metrics that ask one and name none (default: that of the task, else OPENAI_MODEL)'

/** Flags of every command that asks models over a dataset. */
export function withRunFlags<C extends Command>(command: C): C {
  return command
    .option('--data <file>', 'examples, .jsonl or .csv (default: the dev set of the task)')
    .option(
      '--metric <names>',
      'metrics, comma-separated; the first is the score (default: that of the task)',
    )
    .option('--concurrency <n>', 'examples under way at once', wholeNumber(1))
    .option('--limit <n>', 'only the first n examples', wholeNumber(1))
    .option('--repeat <k>', 'independent repeats of each example', wholeNumber(1))
    .option('--judge-model <ref>', judgeFlag)
    .option('--effort <level>', 'reasoning effort (default: the lowest the model takes)')
    .option('--max-cost <usd>', 'stop when so much is spent (exit 5, resumable)', positiveNumber)
    .option('--max-errors <n>', 'stop at the n-th error row', wholeNumber(1)) as C
}

/** The values of `withRunFlags`. */
export interface RunFlags {
  readonly data?: string
  readonly metric?: string
  readonly concurrency?: number
  readonly limit?: number
  readonly repeat?: number
  readonly judgeModel?: string
  readonly effort?: string
  readonly maxCost?: number
  readonly maxErrors?: number
}
