/** What is copied where a screen does not say: the chosen rows or runs themselves. */
import type { Reader } from '../data/reader.ts'
import { fullText } from '../format/value.ts'
import type { Chosen, Value } from '../screen/chosen.ts'
import type { StoredRow } from '../workbench.ts'

/** Of one row its prediction, of one run its id; of several all of them. Undefined where nothing is chosen. */
export function chosenValue(reader: Reader, chosen: Chosen | undefined): Value | undefined {
  if (chosen?.kind === 'runs') return valueOfRuns(reader, chosen.ids)
  return chosen?.kind === 'rows' ? valueOfRows(reader, chosen) : undefined
}

function valueOfRuns(reader: Reader, ids: readonly string[]): Value | undefined {
  if (ids.length === 0) return undefined
  const runs = () => ids.map((id) => reader.run(id))
  return {
    name: ids.length === 1 ? 'run id' : 'run ids',
    text: () => ids.join('\n'),
    data: () => (ids.length === 1 ? runs()[0] : runs()),
  }
}

function valueOfRows(
  reader: Reader,
  { runId, indexes }: Extract<Chosen, { kind: 'rows' }>,
): Value | undefined {
  if (indexes.length === 0) return undefined
  const rows = () => indexes.flatMap((index) => reader.row(runId, index) ?? [])
  return {
    name: indexes.length === 1 ? 'prediction' : 'predictions',
    text: () => rows().map(textOf).join('\n\n'),
    data: () => (indexes.length === 1 ? rows()[0] : rows()),
  }
}

function textOf({ prediction = {}, error }: StoredRow): string {
  if (error !== undefined) return `${error.code}: ${error.message}`
  const fields = Object.entries(prediction)
  return fields.map(([name, value]) => `${name}:\n${fullText(value)}`).join('\n')
}
