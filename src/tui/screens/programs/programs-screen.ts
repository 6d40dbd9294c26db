/** The compiled programs: how each came to be, and what it scores by model. */

import { madeText, validationLines } from '../../detail/making.ts'
import { percent, percentRange } from '../../format/number.ts'
import { modelText, shortId } from '../../format/run.ts'
import { when } from '../../format/time.ts'
import type { Column } from '../../list/columns.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { ProgramCard } from '../../workbench.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueScreen } from '../catalogue/catalogue-screen.tsx'

/** Signs of a hash that tell it from others. */
const hashSigns = 8

function columns({ now, signs }: World): Column<ProgramCard>[] {
  return [
    { title: 'program', min: 16, max: 36, priority: 0, cell: ({ name }) => line(name, 'accent') },
    {
      title: 'hash',
      min: hashSigns,
      priority: 5,
      cell: ({ hash }) => line(hash.slice(0, hashSigns), 'muted'),
    },
    { title: 'task', min: 9, max: 14, priority: 3, cell: ({ task }) => line(task) },
    {
      title: 'optimizer',
      min: 12,
      max: 24,
      priority: 4,
      cell: ({ optimizer }) => line(optimizer ?? signs.none),
    },
    {
      title: 'when',
      min: 6,
      max: 7,
      priority: 2,
      cell: ({ createdAt }) => line(when(createdAt ?? '', now), 'muted'),
    },
    {
      title: 'best',
      min: 6,
      priority: 1,
      align: 'right',
      cell: (card) => line(bestOf(card) ?? signs.none, 'strong'),
    },
  ]
}

function bestOf({ scores }: ProgramCard): string | undefined {
  const found = scores.flatMap(({ score }) => (score === null ? [] : [score]))
  return found.length === 0 ? undefined : percent(Math.max(...found))
}

function facts(card: ProgramCard, world: World): Line[] {
  const { name, names, hash, parent, scores, validation } = card
  const { signs } = world
  const dot = ` ${signs.dot} `
  const origin = parent === null ? 'no parent' : `from ${parent.slice(0, hashSigns)}`
  const rows = scores.map(
    ({ run, model, metric, score, ci, n }): Line => [
      span(`  ${score === null ? signs.none : percent(score).padStart(6)}`, 'strong'),
      span(ci === null ? '' : ` ${percentRange(ci, signs)}`, 'muted'),
      span(`  ${modelText({ model })}`),
      span(`${dot}${metric}${dot}${n} rows${dot}run ${shortId(run)}`, 'muted'),
    ],
  )
  return [
    [span(` ${name}`, 'strong'), span(names.length === 0 ? '' : `${dot}${names.join(', ')}`, 'accent')],
    line(` ${[hash.slice(0, 16), madeText(card, signs), origin].join(dot)}`, 'muted'),
    ...(rows.length === 0 ? [line(` No run has evaluated it: whetstone eval ${name}`, 'muted')] : rows),
    ...(validation === undefined ? [] : validationLines(validation, world)),
  ]
}

const programs: Catalogue<ProgramCard> = {
  title: 'Programs',
  noun: 'program',
  read: (reader) => reader.later('programs', (desk) => desk.programs()),
  columns,
  facts,
  open: ({ hash, name }) => ({ screen: 'program', hash, name }),
  chosen: ({ hash, name, task }) => ({ kind: 'program', hash, name, task }),
  empty: [
    ['No compiled programs yet.', 'strong'],
    ['whetstone compile <task> --optimizer labeled-few-shot makes one.', 'plain'],
  ],
}

/** The programs, at the newest. */
export function programsScreen(): Screen {
  return catalogueScreen(programs)
}
