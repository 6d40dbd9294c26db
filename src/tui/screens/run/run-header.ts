/** The head of a run: what it was, what came of it, and which rows are listed. */
import { counted, percent, percentRange } from '../../format/number.ts'
import { modelText, rowsDone, runCostFact, runDuration, shortPath } from '../../format/run.ts'
import type { World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Signs } from '../../theme/signs.ts'
import { histogramLine } from '../../view/histogram.ts'
import type { Run } from '../../workbench.ts'
import type { RunData } from './run-data.ts'
import type { RunState } from './run-state.ts'

/** Four lines. */
export function runHeader(state: RunState, data: RunData, world: World): Line[] {
  return [
    identity(data.run, world),
    result(data, world),
    spent(data.run, world),
    filterLine(state, data, world),
  ]
}

function identity(run: Run, { signs }: World): Line {
  return dotted([span(run.task, 'strong'), span(run.program), span(modelText(run))], signs)
}

function result({ run, failing }: RunData, { signs }: World): Line {
  const { score = null, ci = null } = run.summary?.metrics[run.metric] ?? {}
  const errors = run.summary?.errors ?? 0
  const facts = [
    span(`${rowsDone(run)} rows`),
    span(counted(errors, 'error'), errors > 0 ? 'bad' : 'muted'),
    span(`${failing} failing`, failing > 0 ? 'warn' : 'muted'),
  ]
  return [
    span(` ${run.metric} `),
    span(score === null ? signs.none : percent(score), 'strong'),
    span(ci === null ? ' ' : ` ${percentRange(ci, signs)} `, 'muted'),
    span(signs.dot, 'muted'),
    ...dotted(facts, signs),
  ]
}

function spent(run: Run, { signs, now }: World): Line {
  const { error, datasetPath, id } = run
  if (error !== undefined) return line(` ${error.code}: ${error.message}`, 'bad')
  const facts = [runCostFact(run), runDuration(run, now), shortPath(datasetPath), id].filter(
    (fact) => fact !== '',
  )
  return dotted(
    facts.map((fact) => span(fact, 'muted')),
    signs,
  )
}

function dotted(spans: Line, { dot }: Signs): Line {
  return spans.flatMap((piece, i) => [span(i === 0 ? ' ' : ` ${dot} `, 'muted'), piece])
}

/** What is typed, what is filtered, or how the scores are spread. */
function filterLine({ draft, filter }: RunState, data: RunData, { signs }: World): Line {
  const { count, total } = data
  const found = span(`  ${count} of ${total} rows`, 'muted')
  if (draft !== undefined) return [span(' / ', 'accent'), span(draft), span('_', 'accent'), found]
  const which = { all: '', failing: 'failing only', errors: 'errors only' }[filter.which ?? 'all']
  const text = (filter.text ?? '') === '' ? '' : `"${filter.text}"`
  const parts = [which, text].filter((part) => part !== '')
  return parts.length === 0
    ? spreadLine(data, signs)
    : [span(` ${parts.join(` ${signs.dot} `)}`, 'warn'), found]
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
