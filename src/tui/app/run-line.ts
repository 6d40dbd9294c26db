/** The runs that are carried out here, in one line: how far, how good, how dear, how long yet. */
import { cost, counted, duration, percent } from '../format/number.ts'
import { cut } from '../text/fit.ts'
import { type Line, lineWidth, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { RunUnderWay } from './app-state.ts'

/** Where the line stands. */
export interface RunLinePlace {
  readonly width: number
  readonly signs: Signs
  /** Whether they have been asked to stop. */
  readonly isLeaving: boolean
}

/** Columns that the name of the run has before facts go for it. */
const leastTitle = 12

/** The newest run, and how many others there are; empty without any. */
export function runLine(runs: readonly RunUnderWay[], { width, signs, isLeaving }: RunLinePlace): Line {
  const newest = runs.at(-1)
  if (newest === undefined) return []
  const others = runs.length === 1 ? '' : `and ${counted(runs.length - 1, 'other run')}`
  const facts = [...factsOf(newest, isLeaving), span(others, 'muted')].filter(({ text }) => text !== '')
  const told = fitting(facts, width - leastTitle).flatMap((fact) => [span('  '), fact])
  const room = Math.max(0, width - lineWidth(told) - 3)
  return [span(` ${signs.running} ${cut(newest.work.title, room, signs.ellipsis)}`, 'strong'), ...told]
}

/** As many facts as there is room for, the first ones first. */
function fitting(facts: Line, width: number): Line {
  return lineWidth(facts) + 2 * facts.length <= width ? facts : fitting(facts.slice(0, -1), width)
}

function factsOf({ progress }: RunUnderWay, isLeaving: boolean): Line {
  if (progress === undefined) return [span('begins', 'muted')]
  const { done, total, score, errors, costUsd, simulated, leftMs } = progress
  const left = isLeaving ? 'stopping' : leftMs === null ? '' : `${duration(leftMs)} left`
  return [
    span(`${done}/${total}`, 'accent'),
    span(score === null ? '' : percent(score)),
    span(cost(costUsd, simulated), 'muted'),
    span(left, 'muted'),
    span(errors === 0 ? '' : counted(errors, 'error'), 'bad'),
  ]
}
