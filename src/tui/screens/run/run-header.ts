/** The head of a run: what it was, what came of it, and which rows are listed. */
import type { RunNow } from '../../data/run-now.ts'
import { rowFields } from '../../filter/fields.ts'
import { filterLine } from '../../filter/filter-line.ts'
import { amount, count, duration, percent, percentRange } from '../../format/number.ts'
import {
  figuresOf,
  modelText,
  rowsDone,
  runCostFact,
  runDuration,
  shortPath,
  subjectOf,
} from '../../format/run.ts'
import type { World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import { histogramLine } from '../../view/histogram.ts'
import { isRoomy } from '../../view/pane-layout.ts'
import { scoreBar } from '../../view/score-bar.ts'
import type { Run } from '../../workbench.ts'
import type { RunData } from './run-data.ts'
import { type RunState, runTabs } from './run-state.ts'

const filterHint = 'score:<0.5 error:* flip:down id:17 latency:>2s meta.domain:health'

/** Columns from which the interval is drawn too. */
const wide = 70

/** Five lines; four where there is little room, and then the filter stands in place of the spending. */
export function runHeader(state: RunState, data: RunData, world: World): Line[] {
  const { run } = data
  const first = [identity(run, world), result(data, world)]
  const filter = filterOf(state, data, world)
  const tabs = tabLine(state, data)
  if (!isRoomy(world)) return [...first, filter ?? spent(run, world), tabs]
  return [...first, spent(run, world), filter ?? spreadLine(data, world.signs), tabs]
}

function identity(run: Run, { signs }: World): Line {
  const [task = '', ...program] = subjectOf(run)
  return dotted([span(task, 'strong'), ...[...program, modelText(run)].map((fact) => span(fact))], signs)
}

function result({ run }: RunData, { signs, width }: World): Line {
  const { score, ci } = figuresOf(run)
  const bar =
    score === null || ci === null || width < wide ? [] : scoreBar({ at: score, ci, width: 31, signs })
  const untilNow = run.soFar === undefined || score === null ? ' ' : ' so far '
  return [
    span(` ${run.metric} `),
    span(score === null ? signs.none : percent(score), 'strong'),
    span(ci === null ? untilNow : ` ${percentRange(ci, signs)} `, 'muted'),
    ...(bar.length === 0 ? [] : [span(' 0 ', 'muted'), ...bar, span(' 100 ', 'muted')]),
    ...dotted([span(`${rowsDone(run)} rows`)], signs),
  ]
}

/** What was paid, how long it took, and where it came from; what there is no room for is told last. */
function spent(run: RunNow, { signs, now }: World): Line {
  const { error, datasetPath, id } = run
  if (error !== undefined) return line(` ${error.code}: ${error.message}`, 'bad')
  const facts = [costs(run), runDuration(run, now), shortPath(datasetPath), ...callFacts(run), id]
  const told = facts.filter((fact) => fact !== '')
  return dotted(
    told.map((fact) => span(fact, 'muted')),
    signs,
  )
}

function costs(run: RunNow): string {
  const { costUsd, done } = figuresOf(run)
  if (done === 0 || !costUsd) return runCostFact(run)
  return `${runCostFact(run)} (${amount(costUsd / done, run.simulated)} a row)`
}

function callFacts({ summary }: Run): string[] {
  if (summary === undefined) return []
  const { calls, cached, latencyMs } = summary
  return [
    latencyMs === null ? '' : `p50 ${duration(latencyMs.p50)}, p95 ${duration(latencyMs.p95)}`,
    cached === 0 ? '' : `${count(cached)} of ${count(calls)} calls cached`,
  ]
}

function dotted(spans: Line, { dot }: Signs): Line {
  return spans.flatMap((piece, i) => [span(i === 0 ? ' ' : ` ${dot} `, 'muted'), piece])
}

/** The tabs with their numbers, the one that is shown in brackets. */
function tabLine({ tab }: RunState, { counts }: RunData): Line {
  const titles = {
    all: `All ${count(counts.all)}`,
    failing: `Failing ${count(counts.failing)}`,
    errors: `Errors ${count(counts.errors)}`,
    slices: 'Slices',
  }
  return runTabs.flatMap((each) =>
    each === tab ? [span(`[${titles[each]}]`, 'accent')] : [span(` ${titles[each]} `, 'muted')],
  )
}

function filterOf({ filter, draft }: RunState, data: RunData, { width, signs }: World): Line | undefined {
  const { counts, isSearching } = data
  const against = data.filter.against === undefined ? '' : ` against ${data.filter.against}`
  const told = { listed: data.count, total: counts.all, noun: `rows${against}`, isSearching }
  return filterLine({ filter, draft, fields: rowFields, hint: filterHint, ...told, width, signs })
}

/** Rows by score, from 0 to 100. */
function spreadLine({ histogram }: RunData, signs: Signs): Line {
  if (histogram?.status !== 'there') return line('')
  const { bins } = histogram.value
  const [first = 0, last = 0] = [bins[0], bins.at(-1)]
  return [
    span(' scores 0 ', 'muted'),
    ...histogramLine(bins, signs),
    span(` 100  ${first} below 10, ${last} from 90 up`, 'muted'),
  ]
}
