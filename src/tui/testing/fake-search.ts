/** Searching and sorting in a fake history, as the store does. */
import { type FoundIn, holdsAll } from '../filter/holds.ts'
import type { Desk, FrontierReport, Run, SliceTable, StoredRow } from '../workbench.ts'

/** The runs that a query asks for, whatever page of them. */
export function runsOf(
  runs: readonly Run[],
  { terms = [], order, task }: Parameters<Desk['runs']>[0] & {},
): Run[] {
  const found = runs.filter(
    (run) => holdsAll(terms, runValue(run)) && (task === undefined || run.task === task),
  )
  if (order === undefined) return found
  const sign = order.isReverse ? -1 : 1
  const keyOf = (run: Run) => runValue(run)(order.by) ?? Number.POSITIVE_INFINITY
  return found.toSorted((a, b) => (keyOf(a) === keyOf(b) ? 0 : keyOf(a) < keyOf(b) ? -sign : sign))
}

/** What searches rows. */
export function fakeSearch(rows: readonly StoredRow[]): Pick<Desk, 'searchRows' | 'rowsAt' | 'lastRow'> {
  return {
    searchRows: ({ which = 'all', terms = [], sortBy, from = 0, to = rows.length }) =>
      rows
        .filter(({ index, score }) => {
          if (index < from || index >= to) return false
          return which === 'all' || score === null || (which === 'failing' && score < 1)
        })
        .filter((row) => holdsAll(terms, rowValue(row)))
        .map((row) => ({ index: row.index, key: sortBy === undefined ? null : rowValue(row)(sortBy) })),
    rowsAt: (_, indexes) => indexes.flatMap((index) => rows.find((row) => row.index === index) ?? []),
    lastRow: () => Math.max(-1, ...rows.map(({ index }) => index)),
  }
}

function runValue(run: Run): FoundIn {
  const values: Readonly<Record<string, string | number | null>> = {
    ...{ id: run.id, task: run.task, program: run.program, model: String(run.model), status: run.status },
    ...{ kind: run.kind, metric: run.metric, data: run.datasetPath, rows: run.summary?.n ?? null },
    ...{ errors: run.summary?.errors ?? null, cost: run.summary?.costUsd ?? null },
    score: run.summary?.metrics[run.metric]?.score ?? null,
    text: `${run.id} ${run.task} ${run.program} ${run.model}`,
  }
  return (field) => values[field] ?? null
}

function rowValue(row: StoredRow): FoundIn {
  const values: Readonly<Record<string, string | number | null>> = {
    ...{ index: row.index, id: row.exampleId, score: row.score, cost: row.costUsd, latency: row.durationMs },
    ...{ cached: Number(row.cached), error: row.error?.code ?? null, repeat: row.repeat },
    text: JSON.stringify([row.exampleId, row.inputs, row.prediction]),
  }
  return (field) =>
    field.startsWith('meta.') ? String(row.metadata?.[field.slice(5)] ?? '') : (values[field] ?? null)
}

/** Slices of a run by two keys. */
export const fakeSlices: SliceTable[] = [
  {
    key: 'domain',
    slices: [
      { value: 'transit', n: 8, errors: 1, score: 0.41, ci: [0.25, 0.6] },
      { value: 'telehealth', n: 16, errors: 0, score: 0.9, ci: [0.8, 0.97] },
    ],
  },
  {
    key: 'size',
    slices: [
      { value: '3', n: 12, errors: 0, score: 0.7, ci: [0.6, 0.8] },
      { value: null, n: 0, errors: 1, score: null, ci: null },
    ],
  },
]

const point = { run: '20261122T140215-4f2a', program: 'hmw@production', simulated: true } as const

/** A cheap model, a better one, and one that is beaten. */
export const fakeFrontier: FrontierReport = {
  ...{
    schemaVersion: 1,
    task: 'hmw',
    metric: 'hmw_quality',
    datasetPath: 'datasets/hmw.dev.jsonl',
    leftOut: 1,
  },
  points: [
    {
      ...{ ...point, model: 'simulated/gpt-5-nano', score: 0.62, ci: [0.55, 0.69], costPerRowUsd: 0.00005 },
      isOnFrontier: true,
    },
    {
      ...{ ...point, model: 'simulated/gpt-5-old', score: 0.5, ci: [0.4, 0.6], costPerRowUsd: 0.0001 },
      ...{ run: '20261122T140000-01d0', isOnFrontier: false },
    },
    {
      ...{ ...point, model: 'simulated/gpt-5-mini', score: 0.83, ci: [0.77, 0.88], costPerRowUsd: 0.0004 },
      ...{ run: '20261122T150000-9b1c', isOnFrontier: true },
    },
  ],
}
