/** An evaluation as text: done, cached, stopped, failed. */
import { expect, it } from 'vitest'
import { evalText } from './eval-text.ts'
import { evalReportOf } from './test-support.ts'

it('tells score, other metrics, errors, cost and where to look', () => {
  expect(evalText(evalReportOf())).toMatchInlineSnapshot(`
    "hmw on openai/gpt-5-nano: hmw_quality 61.3 [54.0, 68.0]
      hmw_quality_strict 25.0 [17.0, 34.0]
      100 rows, 2 errors (not counted as scores), 105 calls, 5 from the cache
      cost $0.0123 ($0.0129 without the cache), 123,456 tokens in, 7,890 out, 1 min 04 s
      run 20261123-0700-aaaa: whetstone tui run/20261123-0700-aaaa"
  `)
})

it('says what came from the cache, and which money is simulated', () => {
  const cached = evalReportOf({
    calls: 100,
    cached: 100,
    costUsd: 0,
    listCostUsd: 0.5,
    simulated: true,
    errors: 0,
  })
  expect(evalText(cached)).toMatchInlineSnapshot(`
    "hmw on openai/gpt-5-nano: hmw_quality 61.3 [54.0, 68.0]
      hmw_quality_strict 25.0 [17.0, 34.0]
      100 rows, no errors, all 100 calls from the cache
      cost simulated $0.00 ($0.500 without the cache), 123,456 tokens in, 7,890 out, 1 min 04 s
      run 20261123-0700-aaaa: whetstone tui run/20261123-0700-aaaa"
  `)
})

it('says why a run stopped and how to go on', () => {
  const stopped = evalReportOf({
    status: 'budget',
    program: 'hmw@production',
    error: { code: 'budget_reached', message: 'the budget of $1 is spent' },
    resumeCommand: 'whetstone runs resume 20261123-0700-aaaa',
  })
  expect(evalText(stopped)).toMatchInlineSnapshot(`
    "hmw@production (hmw) on openai/gpt-5-nano: hmw_quality 61.3 [54.0, 68.0]
      hmw_quality_strict 25.0 [17.0, 34.0]
      100 rows, 2 errors (not counted as scores), 105 calls, 5 from the cache
      cost $0.0123 ($0.0129 without the cache), 123,456 tokens in, 7,890 out, 1 min 04 s
      status budget: the budget of $1 is spent
      continue with: whetstone runs resume 20261123-0700-aaaa
      run 20261123-0700-aaaa: whetstone tui run/20261123-0700-aaaa"
  `)
})

it('says so when every row failed', () => {
  const failed = evalReportOf({
    ...{ score: null, ci: null, metrics: {}, scored: 0, errors: 100, costUsd: null, listCostUsd: null },
    error: { code: 'unparsable_completion', message: 'expected fields answer' },
  })
  expect(evalText(failed)).toMatchInlineSnapshot(`
    "hmw on openai/gpt-5-nano: hmw_quality —
      100 rows, 100 errors (not counted as scores), 105 calls, 5 from the cache
      cost ?, 123,456 tokens in, 7,890 out, 1 min 04 s
      every row failed, the first with: expected fields answer
      run 20261123-0700-aaaa: whetstone tui run/20261123-0700-aaaa"
  `)
})

it('tells what repeats say of reliability', () => {
  const passRates = [
    { k: 1, atLeastOne: 0.6, all: 0.6 },
    { k: 2, atLeastOne: 0.8, all: 0.4 },
  ]
  expect(evalText(evalReportOf({ passRates }))).toContain(
    'of 2 repeats: one right 80.0 (pass@2), all right 40.0 (pass^2)',
  )
})
