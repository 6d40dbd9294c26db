/** Which runs cannot be compared, and why. */
import { InputError } from '../engine/index.ts'
import type { Run, Store } from '../store/index.ts'
import { rowErrorText } from './row-error-text.ts'

/**
 * Both runs are over, of one task and metric, and have scores.
 * @throws InputError `same_run`, `run_not_done`, `not_comparable`, `no_rows` or `nothing_scored`.
 */
export function requireComparable(store: Store, a: Run, b: Run): void {
  if (a.id === b.id)
    throw new InputError('same_run', `compare: expected two runs, got ${a.id} twice`, { run: a.id })
  for (const key of ['task', 'metric'] as const) {
    if (a[key] === b[key]) continue
    throw new InputError(
      'not_comparable',
      `${a.id} and ${b.id}: expected runs of the same ${key}, got ${a[key]} and ${b[key]}`,
      { a: a.id, b: b.id, differing: key },
    )
  }
  for (const run of [a, b]) requireScores(store, run)
  requireSameJudge(store, a, b)
}

/** Rows that are looked at for their judges. */
const judgedRows = 20

/** Scores that different models gave are no scores of one metric. */
function requireSameJudge(store: Store, a: Run, b: Run): void {
  const [judgesA, judgesB] = [judgesOf(store, a), judgesOf(store, b)]
  if (judgesA === judgesB || judgesA === '' || judgesB === '') return
  throw new InputError(
    'not_comparable',
    `${a.id} and ${b.id}: expected scores by the same judge, got ${judgesA} and ${judgesB}; name one with --judge-model`,
    { a: a.id, b: b.id, differing: 'judge' },
  )
}

/** The models that the metric asked in the first rows; empty for one that asks none. */
function judgesOf(store: Store, { id, metric }: Run): string {
  const rows = store.rows({ runId: id, limit: judgedRows })
  const calls = rows.flatMap(({ index }) => store.calls(id, index))
  const judging = calls.filter(({ part }) => `${part}.`.startsWith(`metric:${metric}.`))
  return [...new Set(judging.map(({ lm }) => lm))].sort().join(', ')
}

function requireScores(store: Store, { id, status, pid, total }: Run): void {
  const rows = store.countRows({ runId: id })
  const refuse = (code: string, got: string): never => {
    throw new InputError(code, `${id}: expected ${got}`, { run: id, rows })
  }
  if (status === 'running' && pid !== process.pid)
    refuse(
      'run_not_done',
      `a run that is over, got one still going on (${rows} of ${total ?? '?'} rows); compare it later`,
    )
  if (rows === 0)
    refuse('no_rows', `a run with rows, got none; continue it with: whetstone runs resume ${id}`)
  const errors = store.countRows({ runId: id, which: 'errors' })
  if (errors < rows) return
  const error = store.rows({ runId: id, which: 'errors', limit: 1 })[0]?.error
  const reason = error && rowErrorText(error)
  refuse(
    'nothing_scored',
    `a run with scores, got errors only (${errors}), the first: ${reason}; ask again with: whetstone runs resume ${id} --retry-errors`,
  )
}
