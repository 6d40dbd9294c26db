/** JSONL files as examples. */
import { messageOf } from '../engine/index.ts'
import { readLines } from './lines.ts'
import { datasetError, exampleOf, type LocatedExample, type Place } from './located-example.ts'

/**
 * The examples of a JSONL file, one `{ id?, inputs, labels?, metadata? }` a line.
 * @throws InputError `invalid_dataset` with file, line and field.
 */
export async function* readJsonl(path: string): AsyncGenerator<LocatedExample> {
  for await (const { text, line } of readLines(path)) {
    const place = { path, line }
    yield { line, example: exampleOf(parsed(text, place), place) }
  }
}

function parsed(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw datasetError(place, `expected one JSON object on the line, got broken JSON (${messageOf(error)})`)
  }
}
