/** What optimizers have made: each compile with its candidates and the best score. */
import { bestOf, madeText, validationLines } from '../../detail/making.ts'
import { costFact, percent, percentRange } from '../../format/number.ts'
import { when } from '../../format/time.ts'
import type { Column } from '../../list/columns.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { sparkline } from '../../view/sparkline.ts'
import type { Optimization } from '../../workbench.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueScreen } from '../catalogue/catalogue-screen.tsx'
import { optimizationsOf } from './read-optimizations.ts'

function columns({ now, signs }: World): Column<Optimization>[] {
  return [
    { title: 'compiled program', min: 16, max: 24, priority: 0, cell: ({ name }) => line(name, 'accent') },
    { title: 'task', min: 9, max: 14, priority: 3, cell: ({ task }) => line(task) },
    { title: 'optimizer', min: 16, max: 24, priority: 5, cell: ({ optimizer }) => line(optimizer) },
    {
      title: 'when',
      min: 6,
      max: 7,
      priority: 2,
      cell: ({ createdAt }) => line(when(createdAt ?? '', now), 'muted'),
    },
    {
      title: 'train',
      min: 5,
      priority: 6,
      align: 'right',
      cell: ({ trainset }) => line(trainset === null ? signs.none : String(trainset.size)),
    },
    {
      title: 'candidates',
      min: 10,
      priority: 4,
      align: 'right',
      cell: ({ validation }) => line(String(validation?.candidates.length ?? 1)),
    },
    { title: '  best', min: 18, priority: 1, cell: (item) => bestCell(item, signs.none, signs) },
    {
      title: 'cost',
      min: 18,
      max: 19,
      priority: 7,
      align: 'right',
      cell: ({ validation: found }) =>
        line(found ? costFact(found.costUsd, found.simulated) : signs.none, 'muted'),
    },
  ]
}

function bestCell({ validation }: Optimization, none: string, signs: World['signs']): Line {
  const { score = null, ci = null } = bestOf(validation?.candidates ?? []) ?? {}
  if (score === null) return line(none.padStart(6), 'muted')
  return [
    span(percent(score).padStart(6), 'strong'),
    span(ci === null ? '' : ` ${percentRange(ci, signs)}`, 'muted'),
  ]
}

function facts(item: Optimization, world: World): Line[] {
  const { validation, name, task } = item
  const unscored = ` Nothing was scored: whetstone compile ${task} --val F scores student and result.`
  return [
    line(` ${name}`, 'strong'),
    ...(validation === undefined ? [line(unscored, 'muted')] : validationLines(validation, world)),
    line(` ${madeText(item, world.signs)}`, 'muted'),
    ...(validation === undefined ? [] : historyLine(item, world)),
  ]
}

/** The best scores of all compiles that were scored on the same examples by the same metric, oldest first. */
function historyLine({ task, validation }: Optimization, { reader, signs }: World): Line[] {
  const all = optimizationsOf(reader)
  const alike = (all.status === 'there' ? all.value : []).filter(
    (other) =>
      other.task === task &&
      other.validation?.metric === validation?.metric &&
      other.validation?.data.hash === validation?.data.hash,
  )
  if (alike.length < 2) return []
  const scores = alike.map((other) => bestOf(other.validation?.candidates ?? [])?.score ?? null).toReversed()
  return [[span(' best score over time  ', 'muted'), ...sparkline(scores, signs)]]
}

const optimizations: Catalogue<Optimization> = {
  title: 'Optimizations',
  noun: 'compile',
  read: optimizationsOf,
  columns,
  facts,
  open: ({ hash, name }) => ({ screen: 'optimization', hash, name }),
  chosen: ({ hash, name, task }) => ({ kind: 'program', hash, name, task }),
  links: [
    {
      key: 'p',
      does: 'open the program: its exact prompt',
      hint: 'program',
      open: ({ hash, name }) => ({ screen: 'program', hash, name }),
    },
  ],
  empty: [
    ['No optimizer has made anything yet.', 'strong'],
    ['whetstone compile <task> --optimizer labeled-few-shot --val F makes a program and scores it.', 'plain'],
  ],
}

/** The compiles, at the newest. */
export function optimizationsScreen(): Screen {
  return catalogueScreen(optimizations)
}
