/** What people said of predictions: a JSONL file of `{ id, label }`. */
import { stat } from 'node:fs/promises'
import { InputError, isPlainObject, messageOf } from '../engine/index.ts'
import { readLines } from './lines.ts'
import { datasetError } from './located-example.ts'

/** By example id: 1 good, 0 bad, or how good in between. */
export type HumanLabels = ReadonlyMap<string, number>

const words: Readonly<Record<string, number>> = { good: 1, yes: 1, pass: 1, bad: 0, no: 0, fail: 0 }

/**
 * Reads `{"id": "…", "label": …}` a line; a label is true or false, a number in [0, 1], or one of good, yes, pass, bad,
 * no, fail.
 * @throws InputError `labels_not_found`, or `invalid_dataset` with file, line and field, also for an id that stands
 *   twice and for no labels at all.
 */
export async function readHumanLabels(path: string): Promise<HumanLabels> {
  if (!(await stat(path).catch(() => undefined))?.isFile())
    throw new InputError('labels_not_found', `${path}: expected a .jsonl file of { id, label }, found none`, {
      file: path,
    })
  const labels = new Map<string, number>()
  for await (const { text, line } of readLines(path)) {
    const { id, value } = labelOf(text, { path, line })
    if (labels.has(id)) throw datasetError({ path, line }, `expected each id once, got \`${id}\` again`, 'id')
    labels.set(id, value)
  }
  if (labels.size > 0) return labels
  throw datasetError({ path, line: 1 }, 'expected at least one { id, label }, got none')
}

function labelOf(text: string, place: { path: string; line: number }): { id: string; value: number } {
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
  if (value !== undefined) return { id: String(id), value }
  const expected = `expected true, false, a number in [0, 1] or one of ${Object.keys(words).join(', ')}`
  throw datasetError(place, `${expected}; got ${JSON.stringify(label) ?? 'nothing'}`, 'label')
}

function shareOf(label: unknown): number | undefined {
  if (typeof label === 'boolean') return Number(label)
  if (typeof label === 'number') return label >= 0 && label <= 1 ? label : undefined
  const word = typeof label === 'string' ? label.trim().toLowerCase() : ''
  return Object.hasOwn(words, word) ? words[word] : undefined
}
