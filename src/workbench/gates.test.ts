/** Gates: red for what the data show, never for noise alone. */
import { expect, it } from 'vitest'
import type { CompareReport } from './compare-report.ts'
import type { EvalReport } from './eval-report.ts'
import { maxDropGate, minScoreGate } from './gates.ts'

const evaluation = (own: Partial<EvalReport>) => ({ status: 'done', metric: 'm', ...own }) as EvalReport
const comparison = (own: Partial<CompareReport>) => ({ a: 'base', needed: null, ...own }) as CompareReport

it.each([
  { score: 0.7, ci: [0.6, 0.8], min: 0.7, verdict: 'passed' },
  { score: 0.69, ci: [0.6, 0.8], min: 0.7, verdict: 'cannot_tell' },
  { score: 0.69, ci: [0.6, 0.699], min: 0.7, verdict: 'failed' },
  { score: null, ci: null, min: 0, verdict: 'failed' },
] as const)('min-score $min of $score $ci: $verdict', ({ score, ci, min, verdict }) => {
  expect(minScoreGate(evaluation({ score, ci }), min)).toMatchObject({ gate: 'min_score', verdict })
})

it('does not pass a run that is not done', () => {
  expect(minScoreGate(evaluation({ score: 1, ci: [0.9, 1], status: 'interrupted' }), 0.5).verdict).toBe(
    'failed',
  )
})

it.each([
  { difference: -0.1, ci: [-0.15, -0.05], given: 'a_better', verdict: 'failed' },
  { difference: -0.01, ci: [-0.015, -0.005], given: 'a_better', verdict: 'passed' },
  { difference: -0.01, ci: [-0.015, 0.01], given: 'no_worse', verdict: 'passed' },
  { difference: 0.05, ci: [-0.05, 0.15], given: 'cannot_tell', verdict: 'cannot_tell' },
  { difference: -0.05, ci: [-0.15, 0.05], given: 'cannot_tell', verdict: 'cannot_tell' },
  { difference: 0.1, ci: [-0.03, 0.2], given: 'b_better', verdict: 'passed' },
] as const)('max-drop 0.02 of $difference $ci ($given): $verdict', ({ difference, ci, given, verdict }) => {
  const report = comparison({ difference, ci, verdict: given })
  expect(maxDropGate(report, 0.02)).toMatchObject({ gate: 'max_drop', verdict })
})

it('cannot tell without common scores', () => {
  expect(maxDropGate(comparison({ difference: null, ci: null }), 0.02).verdict).toBe('cannot_tell')
})
