/** Facts on the selected run, whatever columns had to go. */
import type { RunNow } from '../../data/run-now.ts'
import { counted, percent } from '../../format/number.ts'
import { figuresOf, modelText, rowsDone, runCostFact, runDuration, shortPath } from '../../format/run.ts'
import { moment } from '../../format/time.ts'
import type { World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import { sparkline } from '../../view/sparkline.ts'
import type { Run } from '../../workbench.ts'

/** A rule and five lines; the scores are those of the task's latest runs up to this one, oldest first. */
export function stripLines(run: RunNow, scores: readonly number[], { signs, now, width }: World): Line[] {
  const dot = ` ${signs.dot} `
  const told = (...facts: string[]) => line(`  ${facts.filter((fact) => fact !== '').join(dot)}`)
  const rows = `${rowsDone(run)} rows, ${counted(figuresOf(run).errors, 'error')}`
  return [
    line(signs.rule.repeat(width), 'muted'),
    [
      span(`  ${run.id}`, 'accent'),
      span(`${dot}${moment(run.startedAt)}`),
      ...took(runDuration(run, now), dot),
    ],
    told(run.program, shortPath(run.datasetPath), run.kind),
    told(rows, runCostFact(run), modelText(run)),
    run.error === undefined
      ? told(...metricFacts(run))
      : line(`  ${run.error.code}: ${run.error.message}`, 'bad'),
    historyLine(run, scores, signs),
  ]
}

/** Of the scores in a sparkline, in [0, 1]. */
const leastRange = 0.1

/** How the score went, where there is more than one. */
function historyLine({ task, metric }: Run, scores: readonly number[], signs: Signs): Line {
  const [first, last] = [scores[0], scores.at(-1)]
  if (scores.length < 2 || first === undefined || last === undefined) return line('')
  return [
    span(`  ${task} ${metric}  `, 'muted'),
    ...sparkline(scores, signs, leastRange),
    span(`  ${percent(first)} ${signs.crumb} ${percent(last)} over ${scores.length} runs`, 'muted'),
  ]
}

function took(time: string, dot: string): Line {
  return time === '' ? [] : [span(`${dot}${time}`)]
}

function metricFacts(run: RunNow): string[] {
  const metrics = run.summary?.metrics ?? { [run.metric]: figuresOf(run) }
  return Object.entries(metrics).map(([name, { score }]) =>
    score === null ? name : `${name} ${percent(score)}`,
  )
}
