/** A dataset: a checked file of examples, kept where it is small and else read as a stream. */
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { canonicalJson, type Example, InputError } from '../engine/index.ts'
import { type Fitting, fitted } from './fit.ts'
import { datasetError, type LocatedExample } from './located-example.ts'
import { nearFile } from './near-file.ts'
import { readCsv } from './read-csv.ts'
import { readJsonl } from './read-jsonl.ts'

/** A dataset that was read once from end to end: every example of it is known to be fit. */
export interface Dataset {
  readonly path: string
  readonly size: number
  /** SHA-256 over the examples, whatever the file's format and layout. */
  readonly hash: string
  /** Its examples as they were checked; those of a large file are read again one by one. Not to be changed. */
  examples(): Iterable<Example> | AsyncIterable<Example>
}

/** What the examples must fit, and how many are read. */
export interface DatasetOptions extends Fitting {
  /** Reads no more than the first so many, at least 1. @default all */
  readonly limit?: number | undefined
  /** Told of each example while the file is checked. */
  readonly onExample?: ((example: Example) => void) | undefined
}

/** Bytes up to which a file is read only once: its examples take three times as many. */
const mostKept = 4 * 2 ** 20

/**
 * Opens a `.jsonl` or `.csv` file and checks it whole before anything is paid for.
 * @throws InputError `dataset_not_found`, `empty_dataset`, `invalid_option` for a limit below 1, or
 *   `invalid_dataset` with file, line and field.
 */
export async function openDataset(path: string, options: DatasetOptions = {}): Promise<Dataset> {
  requireLimit(options.limit)
  const isSmall = (await bytesOf(path)) <= mostKept
  const hash = createHash('sha256')
  const lines = new Map<string, number>()
  const kept: Example[] = []
  for await (const { example, line } of read(path, options)) {
    const earlier = lines.get(example.id)
    if (earlier !== undefined) {
      const message = `expected an id of its own, got \`${example.id}\`, that of line ${earlier}`
      throw datasetError({ path, line }, message, 'id')
    }
    lines.set(example.id, line)
    options.onExample?.(example)
    if (isSmall) kept.push(example)
    hash.update(canonicalJson(example)).update('\n')
  }
  if (lines.size === 0)
    throw new InputError('empty_dataset', `${path}: expected at least one example, got none`, { file: path })
  const examples = () => (isSmall ? kept : examplesOf(read(path, options)))
  return { path, size: lines.size, hash: hash.digest('hex'), examples }
}

/** All examples of a dataset at once, for those that are small, as a trainset is. */
export async function allExamples(dataset: Dataset): Promise<Example[]> {
  const examples: Example[] = []
  for await (const example of dataset.examples()) examples.push(example)
  return examples
}

async function* read(path: string, options: DatasetOptions): AsyncGenerator<LocatedExample> {
  const { signature, limit = Number.POSITIVE_INFINITY } = options
  const isCsv = extname(path).toLowerCase() === '.csv'
  let count = 0
  for await (const { example, line } of isCsv ? readCsv(path, signature) : readJsonl(path)) {
    yield { line, example: fitted(example, options, { path, line }) }
    count += 1
    if (count >= limit) return
  }
}

async function* examplesOf(rows: AsyncIterable<LocatedExample>): AsyncGenerator<Example> {
  for await (const { example } of rows) yield example
}

function requireLimit(limit: number | undefined): void {
  if (limit === undefined || limit >= 1) return
  throw new InputError('invalid_option', `limit: expected at least 1, got ${limit}`, { option: 'limit' })
}

/** Bytes of the file. */
async function bytesOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) return found.size
  const got = found?.isDirectory() ? 'a folder' : found ? 'no regular file' : 'nothing there'
  const near = found ? '' : await nearFile(path)
  const message = `${path}: expected a .jsonl or .csv file, found ${got}${near}`
  throw new InputError('dataset_not_found', message, { file: path })
}
