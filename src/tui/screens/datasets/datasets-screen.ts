/** The datasets of the tasks: how large each is, whether it has a card, and what stands twice. */
import { basename } from 'node:path'
import { counted } from '../../format/number.ts'
import { shortPath } from '../../format/run.ts'
import type { Column } from '../../list/columns.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import type { DatasetEntry } from '../../workbench.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueScreen } from '../catalogue/catalogue-screen.tsx'

function columns({ signs }: World): Column<DatasetEntry>[] {
  return [
    { title: 'task', min: 9, max: 16, priority: 0, cell: ({ task }) => line(task, 'accent') },
    {
      title: 'set',
      min: 12,
      priority: 1,
      cell: ({ role, from }) => [span(role), span(from === 'labels' ? ' labelled' : '', 'muted')],
    },
    {
      title: 'examples',
      min: 8,
      priority: 2,
      align: 'right',
      cell: ({ size }) => line(String(size), 'strong'),
    },
    { title: 'card', min: 10, priority: 3, cell: (entry) => [cardSpan(entry, signs)] },
    {
      title: 'in both sets',
      min: 12,
      priority: 4,
      cell: ({ leaks, near }) => sharedCell(leaks.length, near?.length ?? 0, signs),
    },
    {
      title: 'file',
      min: 16,
      max: 60,
      priority: 5,
      cutAt: 'start',
      cell: ({ path }, width) => line(fileIn(path, width), 'muted'),
    },
  ]
}

/** With its folder where there is room; the facts tell it in any case. */
function fileIn(path: string, width: number): string {
  const told = shortPath(path)
  return told.length <= width ? told : basename(path)
}

function cardSpan({ card, problem, from }: DatasetEntry, signs: Signs) {
  if (problem !== undefined) return span(`${signs.bad} unusable`, 'bad')
  if (card === undefined && from === 'labels') return span(signs.none, 'muted')
  if (card === undefined) return span(`${signs.warn} no card`, 'warn')
  return card.problems.length === 0
    ? span(`${signs.good} card`, 'good')
    : span(`${signs.warn} outdated`, 'warn')
}

function sharedCell(same: number, near: number, signs: Signs): Line {
  if (same + near === 0) return line(`${signs.good} none`, 'muted')
  const counts = [...(same > 0 ? [`${same}`] : []), ...(near > 0 ? [`${near} nearly`] : [])]
  return line(`${signs.warn} ${counts.join(', ')}`, same > 0 ? 'bad' : 'warn')
}

/** What stands twice; nothing when nothing does. */
function duplicateLines({ copies, leaks, near }: DatasetEntry, { warn }: Signs): Line[] {
  const alike = (near ?? []).map(
    ({ id, otherId, similarity }) => `${id} (${otherId}, ${Math.round(100 * similarity)} %)`,
  )
  return [
    ...(copies.length === 0 ? [] : [line(` ${warn} twice in this set: ${copies.join(', ')}`, 'bad')]),
    ...(leaks.length === 0 ? [] : [line(` ${warn} also in the other set: ${leaks.join(', ')}`, 'bad')]),
    ...(alike.length === 0 ? [] : [line(` ${warn} nearly in the other set: ${alike.join(', ')}`, 'warn')]),
    ...(near === null ? [line(' Too large to look for near copies.', 'muted')] : []),
  ]
}

function facts(entry: DatasetEntry, { signs }: World): Line[] {
  const { task, role, from, path, size, hash, card, problem } = entry
  const dot = ` ${signs.dot} `
  const head = [span(` ${task} ${role}`, 'strong'), span(`${dot}${shortPath(path)}`, 'muted')]
  if (problem !== undefined) return [head, line(` ${problem}`, 'bad')]
  return [
    head,
    line(` ${[counted(size, 'example'), `sha256 ${hash.slice(0, 16)}`].join(dot)}`),
    ...(card?.problems ?? missingCard(from)).map((each) => line(` ${signs.warn} ${each}`, 'warn')),
    ...duplicateLines(entry, signs),
    ...(from === 'labels' ? [line(` ${commandFor(entry)}`, 'muted')] : []),
  ]
}

/** Labelled examples tell their source one by one. */
function missingCard(from: DatasetEntry['from']): string[] {
  return from === 'labels' ? [] : ['It has no card: source, licence and fields are not told.']
}

function commandFor({ task, role, typedPath }: DatasetEntry): string {
  return role === 'train'
    ? `whetstone compile ${task} --train ${typedPath}`
    : `whetstone eval ${task} --data ${typedPath}`
}

const datasets: Catalogue<DatasetEntry> = {
  title: 'Data',
  noun: 'dataset',
  read: (reader) => reader.later('datasets', (desk) => desk.datasets()),
  columns,
  facts,
  open: ({ path, task }) => ({ screen: 'dataset', path, task }),
  chosen: ({ task }) => ({ kind: 'task', task }),
  empty: [
    ['No task declares a dataset.', 'strong'],
    ['whetstone init makes a project with a task and its data.', 'plain'],
  ],
}

/** The datasets, at the first. */
export function datasetsScreen(): Screen {
  return catalogueScreen(datasets)
}
