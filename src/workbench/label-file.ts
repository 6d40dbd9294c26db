/** A small JSONL file that is changed line by line and written whole, so that nobody ever reads half a line. */
import { readFile, rm } from 'node:fs/promises'
import { canonicalJson, InputError, isPlainObject, messageOf, type Values } from '../engine/index.ts'
import { writeWhole } from './write-file.ts'

/** Lines to drop and lines to add. */
export interface FileChange {
  readonly path: string
  readonly drops: (entry: Values) => boolean
  readonly adds: readonly Values[]
  /** Where to add when nothing is dropped. @default the end */
  readonly at?: number | undefined
}

/** The objects of the file, in its order; none where there is no file. @throws InputError `invalid_labels` with file and line. */
export async function readEntries(path: string): Promise<Values[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [entryOf(line, `${path}:${i + 1}`)]))
}

/**
 * Makes a change: what is added stands where the first dropped line stood. A file without lines goes.
 * The result is the change that takes this one back.
 * @throws InputError `invalid_labels`, `unwritable`; then the file is as it was.
 */
export async function changeFile({ path, drops, adds, at }: FileChange): Promise<FileChange> {
  const entries = await readEntries(path)
  const dropped = entries.filter(drops)
  const kept = entries.filter((entry) => !drops(entry))
  const place = dropped.length > 0 ? entries.findIndex(drops) : (at ?? entries.length)
  const changed = kept.toSpliced(place, 0, ...adds)
  if (changed.length > 0)
    await writeWhole(path, changed.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  else if (entries.length > 0) await rm(path)
  const added = new Set(adds.map(canonicalJson))
  return { path, drops: (entry) => added.has(canonicalJson(entry)), adds: dropped, at: place }
}

function entryOf(line: string, place: string): Values {
  try {
    const value: unknown = JSON.parse(line)
    if (isPlainObject(value)) return value
  } catch (error) {
    throw invalid(place, `got broken JSON (${messageOf(error)})`)
  }
  throw invalid(place, `got ${line.slice(0, 60)}`)
}

function invalid(place: string, got: string): InputError {
  return new InputError(
    'invalid_labels',
    `${place}: expected one JSON object on the line, ${got}; mend or remove it`,
    {
      place,
    },
  )
}
