/** One compile: its candidates in the order they were made, each with its score and interval. */
import type { Later } from '../../data/later.ts'
import type { Reader } from '../../data/reader.ts'
import {
  bestOf,
  type Candidate,
  madeText,
  scoredLine,
  type Validation,
  verdictLines,
} from '../../detail/making.ts'
import { dollars, percent } from '../../format/number.ts'
import { shortId } from '../../format/run.ts'
import type { Column } from '../../list/columns.ts'
import type { Route } from '../../screen/route.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { scoreBar } from '../../view/score-bar.ts'
import { sparkline } from '../../view/sparkline.ts'
import type { Optimization } from '../../workbench.ts'
import { catalogueScreen } from '../catalogue/catalogue-screen.tsx'
import { optimizationsOf } from './read-optimizations.ts'

/** A candidate with the compile it belongs to. */
interface Item {
  readonly candidate: Candidate
  readonly of: Optimization
  readonly validation: Validation
}

function columns({ signs }: World): Column<Item>[] {
  return [
    {
      title: '#',
      min: 2,
      priority: 1,
      align: 'right',
      cell: ({ candidate }) => line(String(candidate.id), 'muted'),
    },
    {
      title: 'candidate',
      min: 9,
      max: 14,
      priority: 0,
      cell: ({ candidate }) => line(candidate.role, 'accent'),
    },
    {
      title: 'score',
      min: 6,
      priority: 0,
      align: 'right',
      cell: ({ candidate: { score } }) => line(score === null ? signs.none : percent(score), 'strong'),
    },
    {
      title: '0 to 100, 95 % interval',
      min: 24,
      max: 80,
      priority: 2,
      cell: ({ candidate: { score, ci }, validation }, width) =>
        score === null
          ? line(signs.none, 'muted')
          : scoreBar({
              at: score,
              ci,
              width,
              signs,
              tone: score === bestOf(validation.candidates)?.score ? 'good' : 'accent',
            }),
    },
    {
      title: 'errors',
      min: 6,
      priority: 5,
      align: 'right',
      cell: ({ candidate: { errors } }) => line(String(errors), errors > 0 ? 'bad' : 'muted'),
    },
    {
      title: 'spent',
      min: 9,
      priority: 4,
      align: 'right',
      cell: ({ candidate: { costUsd } }) => line(dollars(costUsd), 'muted'),
    },
    { title: 'run', min: 6, max: 8, priority: 3, cell: ({ candidate: { run } }) => line(shortId(run)) },
  ]
}

function facts({ of, validation, candidate }: Item, world: World): Line[] {
  const { candidates } = validation
  const best = bestOf(candidates)
  const scores = candidates.map(({ score }) => score)
  const told =
    best?.score === undefined || best.score === null ? '' : `  best ${percent(best.score)} by #${best.id}`
  return [
    ...verdictLines(validation, world),
    [span(' score by candidate  ', 'muted'), ...sparkline(scores, world.signs), span(told, 'muted')],
    scoredLine(validation, world),
    line(` ${madeText(of, world.signs)}`, 'muted'),
    line(` enter opens run ${candidate.run}, p the program ${candidate.program.slice(0, 16)}`, 'muted'),
  ]
}

function itemsOf(reader: Reader, hash: string, name: string): Later<readonly Item[]> {
  const all = optimizationsOf(reader)
  if (all.status !== 'there') return all
  const of = all.value.find((each) => each.hash === hash && each.name === name)
  if (of === undefined) return { status: 'failed', reason: 'This compile is no longer kept.' }
  const { validation } = of
  return {
    status: 'there',
    value: validation?.candidates.map((candidate) => ({ candidate, of, validation })) ?? [],
  }
}

/** A compile, at its first candidate. */
export function optimizationScreen({ hash, name }: Extract<Route, { screen: 'optimization' }>): Screen {
  return catalogueScreen<Item>({
    title: name,
    noun: 'candidate',
    read: (reader) => itemsOf(reader, hash, name),
    columns,
    facts,
    open: ({ candidate: { run } }) => ({ screen: 'run', runId: run }),
    chosen: ({ candidate: { program, role }, of: { name, task } }) => ({
      kind: 'program',
      hash: program,
      name: role === 'compiled' ? name : task,
      task,
    }),
    links: [
      {
        key: 'p',
        does: 'open the program: its exact prompt',
        hint: 'program',
        open: ({ candidate: { role, program }, of }) => ({
          screen: 'program',
          hash: program,
          name: role === 'compiled' ? of.name : of.task,
        }),
      },
    ],
    empty: [
      ['Its candidates were not scored.', 'strong'],
      ['whetstone compile <task> --val F scores student and result.', 'plain'],
    ],
  })
}
