/** What the metrics said of a row: each score with its parts and its words, or why there is none. */
import { percent } from '../format/number.ts'
import { verdict } from '../format/row.ts'
import { pad } from '../text/fit.ts'
import { indented } from '../text/indented.ts'
import { type Line, span } from '../text/line.ts'
import type { StoredRow } from '../workbench.ts'
import { titleLine } from './fields.ts'
import type { DetailPlace } from './place.ts'

type Score = StoredRow['scores'][string]

/** The error of a row; nothing when it has none. */
export function errorLines({ row: { error }, width }: DetailPlace): Line[] {
  if (error === undefined) return []
  const place = error.at === 'program' ? 'the program' : `metric ${error.at}`
  return [
    titleLine('Error'),
    [span(`   ${error.code}`, 'bad'), span(` in ${place}`, 'muted')],
    ...indented(error.message, 3, { width }),
  ]
}

/** One block per metric, that of the run first; nothing for an error row. */
export function scoreLines({ row, run, width, signs }: DetailPlace): Line[] {
  const entries = Object.entries(row.scores)
  if (entries.length === 0) return []
  const ordered = entries.sort(([a], [b]) => Number(b === run.metric) - Number(a === run.metric))
  const column = Math.max(...ordered.map(([name]) => name.length))
  const blocks = ordered.flatMap(([name, score]) =>
    scoreBlock({ name: pad(name, column), score, width, signs }),
  )
  return [titleLine('Scores'), ...blocks]
}

interface Scored extends Pick<DetailPlace, 'width' | 'signs'> {
  readonly name: string
  readonly score: Score
}

function scoreBlock({ name, score, width, signs }: Scored): Line[] {
  const { sign, tone } = verdict(score.value, signs)
  const parts = Object.entries(score.parts ?? {}).map(([part, value]) => `   ${part} ${percent(value)}`)
  const head: Line = [
    span(`   ${sign} ${percent(score.value).padStart(6)}`, tone),
    span(`  ${name}`, 'accent'),
    span(parts.join(''), 'muted'),
  ]
  return [head, ...indented(score.feedback ?? '', 5, { width }).filter(([, words]) => words?.text !== '')]
}
