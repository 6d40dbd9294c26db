/** What people said of predictions: a JSONL file of `{ id, label }`, with `run` and `row` where each is of one prediction. */
import { stat } from 'node:fs/promises'
import { InputError, isPlainObject, messageOf, type Values } from '../engine/index.ts'
import { readLines } from './lines.ts'
import { datasetError, type Place } from './located-example.ts'
import { nearFile } from './near-file.ts'

/** What someone said of a prediction. */
export interface HumanLabel {
  /** Of the example. */
  readonly id: string
  /** 1 good, 0 bad, or how good in between. */
  readonly value: number
  /** The run and the position of the row it is about; absent for the prediction that is looked at anyway. */
  readonly run?: string | undefined
  readonly row?: number | undefined
}

const words: Readonly<Record<string, number>> = { good: 1, yes: 1, pass: 1, bad: 0, no: 0, fail: 0 }

/**
 * Reads `{"id": "…", "label": …}` a line, `"run"` and `"row"` with it for a label of one stored prediction; a label is
 * true or false, a number in [0, 1], or one of good, yes, pass, bad, no, fail.
 * @throws InputError `labels_not_found`, or `invalid_dataset` with file, line and field, also for a prediction that is
 *   labelled twice and for no labels at all.
 */
export async function readHumanLabels(path: string): Promise<HumanLabel[]> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) {
    const message = `${path}: expected a .jsonl file of { id, label }, found none${await nearFile(path)}`
    throw new InputError('labels_not_found', message, { file: path })
  }
  const labels = new Map<string, HumanLabel>()
  for await (const { text, line } of readLines(path)) {
    const label = labelOf(text, { path, line })
    const key = label.run === undefined ? label.id : JSON.stringify([label.run, label.row])
    if (labels.has(key))
      throw datasetError({ path, line }, `expected each id once, got \`${label.id}\` again`, 'id')
    labels.set(key, label)
  }
  if (labels.size > 0) return [...labels.values()]
  throw datasetError({ path, line: 1 }, 'expected at least one { id, label }, got none')
}

function labelOf(text: string, place: Place): HumanLabel {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw datasetError(place, `expected { "id", "label" }, got broken JSON (${messageOf(error)})`)
  }
  if (!isPlainObject(parsed))
    throw datasetError(place, `expected { "id", "label" }, got ${text.slice(0, 60)}`)
  const { id, label } = parsed
  if (typeof id !== 'string' && typeof id !== 'number')
    throw datasetError(place, `expected the id of an example, got ${JSON.stringify(id) ?? 'nothing'}`, 'id')
  const value = shareOf(label)
  if (value !== undefined) return { id: String(id), value, ...placeOf(parsed, place) }
  const expected = `expected true, false, a number in [0, 1] or one of ${Object.keys(words).join(', ')}`
  throw datasetError(place, `${expected}; got ${JSON.stringify(label) ?? 'nothing'}`, 'label')
}

/** Run and row go together. */
function placeOf({ run, row }: Values, place: Place): Pick<HumanLabel, 'run' | 'row'> {
  if (run === undefined) return {}
  if (typeof run === 'string' && Number.isSafeInteger(row)) return { run, row: Number(row) }
  throw datasetError(
    place,
    `expected the id of a run with the position of a row, got ${JSON.stringify([run, row])}`,
    'run',
  )
}

function shareOf(label: unknown): number | undefined {
  if (typeof label === 'boolean') return Number(label)
  if (typeof label === 'number') return label >= 0 && label <= 1 ? label : undefined
  const word = typeof label === 'string' ? label.trim().toLowerCase() : ''
  return Object.hasOwn(words, word) ? words[word] : undefined
}
