/** A history made by hand, and a browser over it that filters and pages as the store does. */
import type {
  Call,
  ComparedRow,
  CompareReport,
  DatasetEntry,
  Desk,
  Optimization,
  ProgramCard,
  RowQuery,
  Run,
  StoredRow,
} from '../workbench.ts'
import { type Asked, fakeDeeds } from './fake-deeds.ts'
import { fakeDataset, fakeFamily, fakeOptimization, fakeProgram } from './fake-kept.ts'
import { fakeLabels } from './fake-labels.ts'
import { fakeFrontier, fakeSearch, fakeSlices, runsOf } from './fake-search.ts'

const usage = { input: 812, cachedInput: 0, cacheWrite: 0, output: 164, reasoning: 0 }

/** Now, in the fake history: 2026-11-22, 15:00 local time. */
export const fakeNow = new Date(2026, 10, 22, 15, 0, 0).getTime()

/** A run that is done, 24 rows, 83.3 %; the given fields instead of its own. */
export function fakeRun(own: Partial<Run> = {}): Run {
  const summary = {
    ...{ n: 24, scored: 23, errors: 1, calls: 24, cached: 0, usage, costUsd: 0.0012, listCostUsd: 0.0012 },
    metrics: { hmw_quality: { score: 0.8333, ci: [0.771, 0.882] }, strict: { score: 0.41, ci: [0.2, 0.6] } },
    latencyMs: { p50: 900, p95: 1500 },
  } as const
  return {
    ...{
      id: '20261122T140215-4f2a',
      kind: 'eval',
      task: 'hmw',
      program: 'hmw@production',
      programHash: 'sha256:ab',
    },
    ...{ datasetPath: 'datasets/hmw.dev.jsonl', datasetHash: 'sha256:cd', model: 'simulated/gpt-5-nano' },
    ...{
      metric: 'hmw_quality',
      metrics: ['hmw_quality', 'strict'],
      config: {},
      versions: {},
      simulated: true,
    },
    ...{ total: 24, status: 'done', startedAt: new Date(2026, 10, 22, 14, 2, 15).toISOString(), pid: 1 },
    ...{ finishedAt: new Date(2026, 10, 22, 14, 2, 27).toISOString(), durationMs: 12_340, summary },
    ...own,
  }
}

const questions = [
  'How might we let a picker see her own skin as the dermatologist sees it, under any lamp?',
  'How might we bring the reply to the person and not to the phone?',
  'Make the spray safer',
]

/** A row of the run; every third is perfect, every third partly right, the rest wrong, and row 5 an error. */
export function fakeRow(index: number, own: Partial<StoredRow> = {}): StoredRow {
  const value = [1, 2 / 3, 0][index % 3] ?? 0
  const feedback =
    value === 1 ? 'all questions count' : 'question 3 "Make the spray safer" has fewer than 5 words'
  const row: StoredRow = {
    ...{
      runId: fakeRun().id,
      index,
      exampleId: `hmw-dev-${['telehealth', 'transit', 'energy'][index % 3]}-${index}`,
    },
    ...{ repeat: 0, durationMs: 934, costUsd: 0.00005, cached: index % 2 === 1, score: value },
    inputs: {
      insights: ['Orchard pickers send photos.', 'Replies take days.'],
      jtbds: ['See a doctor'],
      count: 3,
    },
    labels: { hmw_questions: questions.slice(0, 2) },
    prediction: {
      reasoning: 'First the lamp, then the phone.',
      hmw_questions: questions,
      relevance_scores: [9, 8, 3],
    },
    scores: {
      hmw_quality: { value, feedback, parts: { prefix: 2 / 3, words: 2 / 3, score: 1 } },
      strict: { value: Number(value === 1) },
    },
    ...own,
  }
  if (index !== 5) return row
  const error = {
    code: 'unparsable_completion',
    message: 'json adapter: expected fields hmw_questions',
    at: 'program',
  }
  return { ...row, prediction: undefined, scores: {}, score: null, error, ...own }
}

/** A call of a row. */
export function fakeCall(own: Partial<Call> = {}): Call {
  const system = 'Your input fields are: insights, jtbds, count.\nYour output fields are: hmw_questions.'
  return {
    ...{
      part: 'self',
      lm: 'simulated/gpt-5-nano',
      adapter: 'chat',
      preambleLength: 1,
      finishReason: 'stop',
      usage,
    },
    messages: [
      { role: 'system', content: system },
      {
        role: 'user',
        content: '[[ ## insights ## ]]\n1. Orchard pickers send photos.\n2. Replies take days.',
      },
    ],
    text: '[[ ## hmw_questions ## ]]\n["How might we bring the reply to the person and not to the phone?"]',
    ...{ costUsd: 0.00005, listCostUsd: 0.00005, latencyMs: 912, cached: false, attempts: 1 },
    ...own,
  }
}

/** B wins with 20 points. */
export const fakeReport: CompareReport = {
  ...{ schemaVersion: 1, a: 'a', b: 'b', modelA: 'simulated/gpt-5-nano', modelB: 'simulated/gpt-5-mini' },
  ...{ programA: 'hmw', programB: 'hmw' },
  ...{
    metric: 'hmw_quality',
    margin: null,
    pairs: 24,
    excluded: 1,
    scoreA: 0.6,
    scoreB: 0.8,
    test: 'sign-flip',
  },
  ...{
    difference: 0.2,
    ci: [0.05, 0.35],
    p: 0.012,
    wins: 7,
    losses: 1,
    ties: 16,
    detectable: 0.1,
    needed: 0,
  },
  ...{ verdict: 'b_better', costRatio: 5, latencyRatio: 1.2, simulated: true },
}

/** Of each three rows one is better, one worse, one equal. */
function comparedRow({ exampleId, repeat, index, score }: StoredRow): ComparedRow {
  const change = score === null ? 'unpaired' : (['worse', 'better', 'equal'] as const)[index % 3]
  const other = { equal: score, better: 1, worse: 0, unpaired: 1 }[change ?? 'equal']
  return { exampleId, repeat, change: change ?? 'equal', a: { index, score }, b: { index, score: other } }
}

/** What a fake history holds. */
export interface FakeHistory {
  readonly runs?: readonly Run[]
  /** Of each run. */
  readonly rows?: readonly StoredRow[]
  readonly calls?: readonly Call[]
  readonly programs?: readonly ProgramCard[]
  readonly datasets?: readonly DatasetEntry[]
  readonly optimizations?: readonly Optimization[]
  /** Gets what deeds are asked for. */
  readonly asked?: Asked[] | undefined
}

/** A browser over the given runs, rows and calls. */
export function fakeBrowser(history: FakeHistory = {}): Desk {
  const {
    runs = [fakeRun()],
    rows = Array.from({ length: 24 }, (_, i) => fakeRow(i)),
    calls = [fakeCall()],
    programs = [fakeProgram()],
    datasets = [fakeDataset('train'), fakeDataset('dev')],
    optimizations = [fakeOptimization()],
    asked,
  } = history
  const page = <T>(
    items: readonly T[],
    { offset = 0, limit = items.length }: { offset?: number | undefined; limit?: number | undefined },
  ) => items.slice(offset, offset + limit)
  const run = (ref: string) => {
    const found = runs.find(({ id }) => id.startsWith(ref))
    if (found === undefined) throw new Error(`run: expected an id, got ${ref}`)
    return found
  }
  const matching = (query: RowQuery) => rows.filter((row) => isMatch(row, query))
  return {
    ...fakeDeeds(asked),
    ...fakeLabels(asked),
    run,
    runs: (query = {}) => page(runsOf(runs, query), query),
    countRuns: (query = {}) => runsOf(runs, query).length,
    rows: (query) => page(matching(query), query),
    countRows: (query) => matching(query).length,
    row: (_, index) => rows.find((row) => row.index === index),
    ...fakeSearch(rows),
    calls: () => [...calls],
    compare: async (a, b) => ({ ...fakeReport, a: run(a).id, b: run(b).id }),
    comparedRows: async () => rows.map(comparedRow),
    slices: async () => fakeSlices,
    frontier: async () => fakeFrontier,
    histogram: async () => ({ bins: [7, 0, 0, 0, 0, 0, 8, 0, 0, 8], errors: 1 }),
    programs: async () => [...programs],
    family: async () => fakeFamily,
    datasets: async () => [...datasets],
    optimizations: async () => [...optimizations],
  }
}

function isMatch(
  { index, exampleId, inputs, prediction, score }: StoredRow,
  { which = 'all', text = '', after = -1 }: RowQuery,
): boolean {
  if (index <= after) return false
  if (which === 'errors' && score !== null) return false
  if (which === 'failing' && score === 1) return false
  return JSON.stringify([exampleId, inputs, prediction]).toLowerCase().includes(text.toLowerCase())
}
