/** What a compile is told to be worth, in a sentence that follows the test. */
import { describe, expect, it } from 'vitest'
import type { CompileReport } from '../workbench/index.ts'
import { compileText, validationVerdict } from './compile-text.ts'

type Validation = NonNullable<CompileReport['validation']>

const candidate = { program: 'ab', n: 24, errors: 0, costUsd: 0.001 }
const comparison = {
  difference: 0.2,
  ci: [0.1, 0.3],
  p: 0.0004,
  pairs: 24,
  needed: null,
  verdict: 'b_better',
} as const
const validation: Validation = {
  ...{ status: 'done', metric: 'exact', model: 'simulated/gpt-5-nano', simulated: true, costUsd: 0.002 },
  data: { path: '/val.jsonl', hash: 'h', size: 24 },
  candidates: [
    { ...candidate, id: 0, role: 'student', run: 'r1', score: 0.6, ci: [0.5, 0.7] },
    { ...candidate, id: 1, role: 'compiled', run: 'r2', score: null, ci: null, errors: 24 },
  ],
  comparison,
}
const report: CompileReport = {
  ...{
    schemaVersion: 1,
    program: '0123456789abcdef0',
    name: 'mine',
    task: 'qa',
    optimizer: 'labeled-few-shot',
  },
  ...{ parts: { self: { demos: 1 } }, notes: [], path: '/p.json', lineage: {}, validation },
}

describe('compileText', () => {
  it('tells both scores, what they cost, and where to go on', () => {
    expect(compileText(report).split('\n')).toEqual([
      'mine: 0123456789abcdef by labeled-few-shot',
      '  self: 1 demo',
      '  exact on 24 validation examples with simulated/gpt-5-nano, simulated $0.00200:',
      '    student   60.0 [50.0, 70.0]  run r1',
      '    compiled  —, 24 errors  run r2',
      '  the compiled program is better: +20.0 points [+10.0, +30.0], p < .001',
      '  file /p.json',
      '  evaluate it: whetstone eval mine',
    ])
  })

  it('says nothing of scores that were not asked for', () => {
    expect(compileText({ ...report, validation: undefined }).split('\n')).toHaveLength(4)
  })
})

describe('validationVerdict', () => {
  it.each([
    {
      own: { comparison: { ...comparison, verdict: 'a_better' } },
      says: /^the student is better, the compiled program is kept/,
    },
    {
      own: { comparison: { ...comparison, verdict: 'cannot_tell', needed: 40 } },
      says: /^cannot tell .*; some 40 more examples/,
    },
    { own: { comparison: null }, says: /^nothing was scored under both/ },
    {
      own: { status: 'too_many_errors' },
      says: /^scoring stopped \(too many errors\): run the same command again/,
    },
  ] as const)('says $says', ({ own, says }) => {
    expect(validationVerdict({ ...validation, ...own })).toMatch(says)
  })
})
