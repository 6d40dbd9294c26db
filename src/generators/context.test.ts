/** The context summary: derived from what a person wrote, never in place of what a person wrote. */
import { expect, it } from 'vitest'
import { addContextSummary } from './context.ts'

const full = { insights: ['a', 'b', 'c'], metrics: ['m'], jtbds: ['Be home by six', 'Sleep'], count: 4 }

it.each([
  {
    name: 'counts and the first job',
    inputs: full,
    summary: '3 insights, 1 metric, 2 jobs; first job: Be home by six',
  },
  { name: 'no job', inputs: { ...full, jtbds: [] }, summary: '3 insights, 1 metric, 0 jobs' },
  { name: 'missing lists', inputs: {}, summary: '0 insights, 0 metrics, 0 jobs' },
  {
    name: 'a blank summary',
    inputs: { ...full, context_summary: ' \n' },
    summary: '3 insights, 1 metric, 2 jobs; first job: Be home by six',
  },
  {
    name: "a person's own summary",
    inputs: { ...full, context_summary: 'Night shifts' },
    summary: 'Night shifts',
  },
])('tells of $name', ({ inputs, summary }) => {
  const before = structuredClone(inputs)
  expect(addContextSummary(inputs)).toEqual({ ...inputs, context_summary: summary })
  expect(inputs).toEqual(before)
})
