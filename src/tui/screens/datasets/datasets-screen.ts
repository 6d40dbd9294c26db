/** The datasets of the tasks: how large each is, whether it has a card, and what it shares with the other set. */
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
    { title: 'set', min: 5, priority: 1, cell: ({ role }) => line(role) },
    {
      title: 'examples',
      min: 8,
      priority: 2,
      align: 'right',
      cell: ({ size }) => line(String(size), 'strong'),
    },
    { title: 'card', min: 10, priority: 3, cell: (entry) => [cardSpan(entry, signs)] },
    { title: 'in both sets', min: 12, priority: 4, cell: ({ leaks }) => leaksCell(leaks.length, signs) },
    {
      title: 'file',
      min: 16,
      max: 60,
      priority: 5,
      cutAt: 'start',
      cell: ({ path }) => line(shortPath(path), 'muted'),
    },
  ]
}

function cardSpan({ card, problem }: DatasetEntry, signs: Signs) {
  if (problem !== undefined) return span(`${signs.bad} unusable`, 'bad')
  if (card === undefined) return span(`${signs.warn} no card`, 'warn')
  return card.problems.length === 0
    ? span(`${signs.good} card`, 'good')
    : span(`${signs.warn} outdated`, 'warn')
}

function leaksCell(count: number, signs: Signs): Line {
  return count === 0 ? line(`${signs.good} none`, 'muted') : line(`${signs.warn} ${count}`, 'bad')
}

function facts(
  { task, role, path, size, hash, card, leaks, problem }: DatasetEntry,
  { signs }: World,
): Line[] {
  const dot = ` ${signs.dot} `
  const head = [span(` ${task} ${role}`, 'strong'), span(`${dot}${shortPath(path)}`, 'muted')]
  if (problem !== undefined) return [head, line(` ${problem}`, 'bad')]
  return [
    head,
    line(` ${[counted(size, 'example'), `sha256 ${hash.slice(0, 16)}`].join(dot)}`),
    ...(card?.problems ?? ['It has no card: source, licence and fields are not told.']).map((each) =>
      line(` ${signs.warn} ${each}`, 'warn'),
    ),
    ...(leaks.length === 0 ? [] : [line(` ${signs.warn} also in the other set: ${leaks.join(', ')}`, 'bad')]),
  ]
}

const datasets: Catalogue<DatasetEntry> = {
  title: 'Data',
  noun: 'dataset',
  read: (reader) => reader.later('datasets', (desk) => desk.datasets()),
  columns,
  facts,
  open: ({ path, task }) => ({ screen: 'dataset', path, task }),
  empty: [
    ['No task declares a dataset.', 'strong'],
    ['whetstone init makes a project with a task and its data.', 'plain'],
  ],
}

/** The datasets, at the first. */
export function datasetsScreen(): Screen {
  return catalogueScreen(datasets)
}
