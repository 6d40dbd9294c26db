/** One dataset: its first examples and its card. */
import { fieldLines, nameColumn, titleLine } from '../../detail/fields.ts'
import { shortPath } from '../../format/run.ts'
import { json } from '../../format/value.ts'
import type { Route } from '../../screen/route.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { indented } from '../../text/indented.ts'
import { type Line, line } from '../../text/line.ts'
import type { DatasetEntry } from '../../workbench.ts'
import { documentScreen } from '../document/document-screen.tsx'

/** A dataset, at its first examples. */
export function datasetScreen({ path, task }: Extract<Route, { screen: 'dataset' }>): Screen {
  return documentScreen({
    title: shortPath(path),
    chosen: () => ({ kind: 'task', task }),
    read: (world) => {
      const read = world.reader.later('datasets', (desk) => desk.datasets())
      if (read.status !== 'there') return read
      const found = read.value.find((entry) => entry.path === path && entry.task === task)
      if (found === undefined) return { status: 'failed', reason: 'This dataset is no longer declared.' }
      const value = [
        { title: 'Examples', lines: exampleLines(found, world) },
        { title: 'Card', lines: cardLines(found, world), text: () => found.card?.text ?? '' },
      ]
      return { status: 'there', value }
    },
  })
}

function exampleLines({ examples, size, problem }: DatasetEntry, { width, signs }: World): Line[] {
  if (problem !== undefined) return indented(problem, 1, { width, tone: 'bad' })
  const blocks = examples.flatMap(({ id, inputs, labels = {}, metadata = {} }) => {
    const place = { width, signs, column: nameColumn([inputs, labels, metadata]) }
    const sections = [
      fieldLines('Inputs', inputs, place),
      fieldLines('Labels', labels, place),
      fieldLines('Metadata', metadata, place),
    ]
    return [titleLine(id), line(signs.rule.repeat(width), 'muted'), ...sections.flat(), line('')]
  })
  const rest = size - examples.length
  return rest > 0 ? [...blocks, line(` ${signs.ellipsis} and ${rest} more`, 'muted')] : blocks
}

function cardLines({ card }: DatasetEntry, { width }: World): Line[] {
  if (card === undefined) return [line(' No card lies beside this dataset.', 'muted')]
  return laidOut(card.text)
    .split('\n')
    .flatMap((text) => indented(text, 1, { width }))
}

/** The card as JSON over several lines, or as it is when it is none. */
function laidOut(text: string): string {
  try {
    return json(JSON.parse(text))
  } catch {
    return text
  }
}
