/** Live answers beside the blessed run, as people read it. */
import { expect, it } from 'vitest'
import type { DriftReport } from '../workbench/index.ts'
import { driftText } from './drift-text.ts'

const side = { program: 'hmw-8', model: 'openai/gpt-5-nano', scored: 400, errors: 0 }
const drift: DriftReport = {
  schemaVersion: 1,
  task: 'hmw',
  metric: 'hmw_quality',
  live: { ...side, run: 'r2', score: 0.702, ci: [0.68, 0.724], errors: 1 },
  blessed: { ...side, run: 'r1', score: 0.809, ci: [0.769, 0.85] },
  difference: -0.107,
  ci: [-0.153, -0.061],
  verdict: 'lower',
  notes: ['the blessed run is of another model'],
}

it('says the verdict first, then both sides, the difference and what else it may come from', () => {
  expect(driftText(drift).split('\n')).toEqual([
    'live answers score LOWER than the blessed run',
    '  live     70.2 [68.0, 72.4]  400 rows, 1 error  r2: hmw-8, openai/gpt-5-nano',
    '  blessed  80.9 [76.9, 85.0]  400 rows  r1: hmw-8, openai/gpt-5-nano',
    '  difference -10.7 [-15.3, -6.1] points of hmw_quality, unpaired, 95 % interval',
    '  note: the blessed run is of another model',
  ])
})

it.each([
  ['higher', /^live answers score higher/],
  ['cannot_tell', /^cannot tell whether .*: too few scores, or too small a difference$/m],
] as const)('%s is said in words', (verdict, told) => {
  expect(driftText({ ...drift, verdict })).toMatch(told)
})
