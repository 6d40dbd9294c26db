/** Deeds that do nothing but tell what they were asked for. */
import type { Desk } from '../workbench.ts'

type Deed =
  | 'choices'
  | 'quote'
  | 'evaluate'
  | 'quoteResume'
  | 'resume'
  | 'quoteRerun'
  | 'rerun'
  | 'compile'
  | 'bless'
  | 'restoreBaseline'
  | 'name'
  | 'undoName'
  | 'exportProgram'
  | 'report'
  | 'save'
  | 'deleteRun'

/** What a deed was asked for. */
export type Asked = readonly [deed: Deed | 'label', ...unknown[]]

type Answer<D extends Deed> = Awaited<ReturnType<Desk[D]>>

const quote: Answer<'quote'> = {
  ...{ task: 'hmw', program: 'hmw', model: 'simulated/gpt-5-nano', rows: 84, simulated: true },
  ...{ perRowUsd: 0.00005, costUsd: 0.0042, from: '20261122T140215-4f2a' },
}

const report: Answer<'evaluate'> = {
  schemaVersion: 1,
  ...{ run: '20261122T150000-aaaa', task: 'hmw', program: 'hmw', metric: 'hmw_quality' },
  ...{ model: 'simulated/gpt-5-nano', n: 84, scored: 84, errors: 0, score: 0.75, metrics: {} },
  ci: [0.7, 0.8],
  ...{ calls: 84, cached: 0, tokens: { input: 1, cachedInput: 0, output: 1, reasoning: 0 }, latencyMs: null },
  ...{ costUsd: 0.0042, listCostUsd: 0.0042, simulated: true, durationMs: 12_340 },
  status: 'done',
  ...{ startedAt: '2026-11-22T15:00:00.000Z', resumeCommand: null },
}

const compiled: Answer<'compile'> = {
  schemaVersion: 1,
  ...{ program: 'ab12cd34ef56', name: 'hmw-labeled-few-shot', task: 'hmw', optimizer: 'labeled-few-shot' },
  ...{ parts: { self: { demos: 4 } }, notes: [], path: '/p.json', lineage: {} },
}

const choices: Answer<'choices'> = {
  targets: ['hmw', 'solutions', 'hmw-labeled-few-shot'],
  models: ['simulated/gpt-5-nano', 'simulated/gpt-5-mini'],
  formats: ['prompt', 'ts', 'markdown'],
}

const exported: Answer<'exportProgram'> = {
  schemaVersion: 1,
  ...{ program: 'ab12', name: 'hmw', format: 'ts', path: '/hmw.ts', bytes: 1200, notes: [] },
}

const move: Answer<'name'> = {
  ...{ at: '2026-11-22T15:00:00.000Z', name: 'hmw@production', hash: 'ab12', from: null },
}

/** The deeds; each call is added to `asked`. */
export function fakeDeeds(asked: Asked[] = []): Pick<Desk, Deed> {
  const tell =
    <D extends Deed>(deed: D, answer: Answer<D>) =>
    async (...args: unknown[]): Promise<Answer<D>> => {
      asked.push([deed, ...args])
      return answer
    }
  return {
    choices: tell('choices', choices),
    quote: tell('quote', quote),
    evaluate: tell('evaluate', report),
    quoteResume: tell('quoteResume', quote),
    resume: tell('resume', report),
    quoteRerun: tell('quoteRerun', { ...quote, rows: 2 }),
    rerun: tell('rerun', report),
    compile: tell('compile', compiled),
    bless: tell('bless', {
      schemaVersion: 1,
      task: 'hmw',
      run: 'r',
      program: 'hmw',
      before: 'earlier',
      path: '/blessed.json',
    }),
    restoreBaseline: tell('restoreBaseline', undefined),
    name: tell('name', move),
    undoName: tell('undoName', move),
    exportProgram: tell('exportProgram', exported),
    report: tell('report', { writtenAt: '', runs: [], comparisons: [], history: {} as never }),
    save: tell('save', '/exports/run.html'),
    deleteRun: tell('deleteRun', { schemaVersion: 1, run: 'r', rows: 24, wasBaseline: false }),
  }
}
