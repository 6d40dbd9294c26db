/** The history as text. */
import { expect, it } from 'vitest'
import type { StoredRow } from '../workbench/index.ts'
import { runsText, runText } from './runs-text.ts'
import { runOf } from './test-support.ts'

const row = (own: Partial<StoredRow>): StoredRow => ({
  ...{ runId: 'r', index: 0, exampleId: 'e1', repeat: 0, inputs: {}, labels: {}, scores: {}, score: 0 },
  ...{ durationMs: 1, costUsd: 0, cached: false },
  ...own,
})

it('lists runs, one a line', () => {
  const { summary: _summary, ...justBegun } = runOf({ id: '20261123-0800-bbbb', status: 'running' })
  expect(runsText([runOf(), justBegun])).toMatchInlineSnapshot(`
    "run                 task  program  model              metric       score  rows  errors     cost  status
    20261123-0700-aaaa  hmw   hmw      openai/gpt-5-nano  hmw_quality   61.3   100       2  $0.0123  done
    20261123-0800-bbbb  hmw   hmw      openai/gpt-5-nano  hmw_quality      —     0       0        ?  running"
  `)
})

it('says how to make the first run', () => {
  expect(runsText([])).toBe('no runs yet; make one with: whetstone demo')
})

it('shows a run with its lowest rows and why they are low', () => {
  const worst = [
    row({ score: null, error: { code: 'timeout', message: 'no answer in 30 s', at: 'program' } }),
    row({
      exampleId: 'e2',
      score: 0.25,
      scores: { hmw_quality: { value: 0.25, feedback: `${'x'.repeat(120)}\nmore` } },
    }),
  ]
  expect(runText(runOf(), worst)).toMatchInlineSnapshot(`
    "run          20261123-0700-aaaa
    task         hmw
    program      hmw (0123456789ab)
    model        openai/gpt-5-nano
    data         /data/dev.jsonl (fedcba987654)
    status       done
    started      2026-11-23T07:00:00.000Z, took 1 min 04 s
    hmw_quality  61.3 [54.0, 68.0]
    rows         100 of 100, 2 errors
    cost         $0.0123

    lowest rows
    example  score  why
    e1           —  no answer in 30 s
    e2        25.0  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
  `)
})

it('says why a run failed', () => {
  const failed = runOf({ status: 'too_many_errors', error: { code: 'x', message: 'the key was refused' } })
  expect(runText(failed, [])).toContain('too many errors: the key was refused')
})
