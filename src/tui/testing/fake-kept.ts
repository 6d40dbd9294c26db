/** Programs, compiles and datasets made by hand. */
import type { DatasetEntry, Desk, Optimization, ProgramCard } from '../workbench.ts'

// Shown as local time: the same in every time zone.
const createdAt = new Date(2026, 10, 22, 13).toISOString()

/** A compiled program; the given fields instead of its own. */
export function fakeProgram(own: Partial<ProgramCard> = {}): ProgramCard {
  const score = { run: '20261122T140215-4f2a', metric: 'hmw_quality', n: 24, simulated: true } as const
  return {
    ...{ hash: 'ab12cd34ef56', name: 'hmw-labeled-few-shot', task: 'hmw', optimizer: 'labeled-few-shot' },
    ...{ parent: 'f13d2e5a4125', createdAt, names: ['hmw@production'] },
    scores: [{ ...score, model: 'simulated/gpt-5-nano', score: 0.8333, ci: [0.771, 0.882] }],
    ...{ options: { k: 8, seed: 0 }, isMadeHere: true },
    trainset: { path: '/machine/datasets/hmw.train.jsonl', size: 84 },
    ...own,
  }
}

const report = { schemaVersion: 1, task: 'hmw', names: [], path: null, check: null } as const

/** The same program and the one it was made from. */
export const fakeFamily: Awaited<ReturnType<Desk['family']>> = {
  program: {
    ...report,
    ...{ program: 'ab12cd34ef56', name: 'hmw-labeled-few-shot' },
    lineage: {
      optimizer: 'labeled-few-shot',
      trainset: { path: '/machine/datasets/hmw.train.jsonl', size: 84 },
      parent: 'f13d2e5a4125',
    },
    steps: [{ part: 'self', messages: [{ role: 'system', content: 'Ask many good questions.' }] }],
  },
  parent: {
    ...report,
    ...{ program: 'f13d2e5a4125', name: 'hmw', lineage: null },
    steps: [{ part: 'self', messages: [{ role: 'system', content: 'Ask good questions.' }] }],
  },
}

/** A dataset of the task; the given fields instead of its own. */
export function fakeDataset(role: DatasetEntry['role'], own: Partial<DatasetEntry> = {}): DatasetEntry {
  return {
    ...{ task: 'hmw', role, path: `/machine/datasets/hmw.${role}.jsonl`, size: 84, hash: 'cd34' },
    ...{ from: 'task', typedPath: `datasets/hmw.${role}.jsonl`, copies: [], leaks: [], near: [] },
    card: {
      path: '/machine/datasets/hmw.card.json',
      problems: [],
      text: '{ "name": "hmw", "licence": "MIT" }',
    },
    examples: [{ id: 'hmw-1', inputs: { insights: ['Replies take days.'] }, labels: { hmw_questions: [] } }],
    ...own,
  }
}

/** A compile with both candidates scored; the given fields instead of its own. */
export function fakeOptimization(own: Partial<Optimization> = {}): Optimization {
  const candidate = { n: 24, errors: 0, costUsd: 0.0012 }
  return {
    ...fakeProgram(),
    optimizer: 'labeled-few-shot',
    validation: {
      ...{ status: 'done', metric: 'hmw_quality', model: 'simulated/gpt-5-nano', simulated: true },
      data: { path: '/machine/datasets/hmw.dev.jsonl', hash: 'cd34', size: 24 },
      candidates: [
        {
          ...candidate,
          id: 0,
          role: 'student',
          program: 'f13d2e5a4125',
          run: 'r-0000',
          score: 0.61,
          ci: [0.52, 0.7],
        },
        {
          ...{ ...candidate, id: 1, role: 'compiled', program: 'ab12cd34ef56' },
          ...{ run: '20261122T140215-4f2a', score: 0.8333, ci: [0.771, 0.882] },
        },
      ],
      comparison: {
        difference: 0.2233,
        ci: [0.1, 0.35],
        p: 0.001,
        pairs: 24,
        needed: 0,
        verdict: 'b_better',
      },
      costUsd: 0.0024,
    },
    ...own,
  }
}
