/** The solutions quality rule, broken one way at a time. */
import { describe, expect, it } from 'vitest'
import type { ScoredResult } from '../../evaluate/index.ts'
import type { Solution } from './program.ts'
import { solutionsQuality } from './quality.ts'

const inputs = {
  hmws: ['How might we calm worried parents?', 'How might we shorten the wait?'],
  metrics: ['Calls per week: 40, target 20', 'Waiting time: 9 days'],
  jtbds: ['Know that my child is fine', 'Get through the night'],
  count: 2,
}

const first: Solution = {
  title: 'Night line',
  description: 'A nurse answers parents by text message between ten at night and six.',
  hmw: 'How might we calm worried parents?',
  metrics: ['Calls per week: 40, target 20'],
  jtbds: ['Get through the night', 'Know that my child is fine'],
  impact: 8,
  effort: 3,
  confidence: 0.7,
  rank: 1,
}
const second: Solution = {
  ...first,
  title: 'Waiting list with a place number',
  hmw: 'How might we shorten the wait?',
  metrics: ['Waiting time: 9 days'],
  impact: 6,
  effort: 4,
  rank: 2,
}

function judge(solutions: readonly Solution[], given: object = inputs): ScoredResult {
  return solutionsQuality({ id: 'e', inputs: { ...given }, labels: {} }, { solutions }) as ScoredResult
}

const whole = { title: 1, description: 1, hmw: 1, metrics: 1, jtbds: 1, rank: 1 }

it('counts solutions that keep every rule', () => {
  expect(judge([first, second])).toEqual({ score: 1, feedback: 'all solutions count', parts: whole })
})

describe('a solution', () => {
  const ten = 'one two three four five six seven eight nine ten'

  it.each<{ name: string; change: Partial<Solution>; rule?: keyof typeof whole }>([
    { name: 'with a title of one word', change: { title: 'Line' }, rule: 'title' },
    { name: 'with a title of ten words', change: { title: ten } },
    { name: 'with a title of eleven words', change: { title: `${ten} eleven` }, rule: 'title' },
    {
      name: 'with a description of eight words',
      change: { description: 'A nurse answers by text all night long.' },
    },
    {
      name: 'with a description of seven words',
      change: { description: 'A nurse answers by text at night.' },
      rule: 'description',
    },
    { name: 'for another question', change: { hmw: 'How might we win prizes?' }, rule: 'hmw' },
    {
      name: 'for a question in other letters and spacing',
      change: { hmw: ' how might WE calm  worried parents?' },
    },
    { name: 'without a metric', change: { metrics: [] }, rule: 'metrics' },
    {
      name: 'with a metric that is only almost given',
      change: { metrics: [...first.metrics, 'Waiting time'] },
      rule: 'metrics',
    },
    { name: 'without a job', change: { jtbds: [] }, rule: 'jtbds' },
    { name: 'with a job of its own', change: { jtbds: ['Be famous'] }, rule: 'jtbds' },
    { name: 'ranked elsewhere than it stands', change: { rank: 2 }, rule: 'rank' },
    { name: 'before one with more impact for less effort', change: { impact: 5, effort: 5 }, rule: 'rank' },
    { name: 'before one with more impact for as much effort', change: { impact: 5, effort: 4 } },
    { name: 'before one with as much impact for less effort', change: { impact: 6, effort: 5 } },
  ])('$name', ({ change, rule }) => {
    const { score, parts, feedback } = judge([{ ...first, ...change }, second])
    expect(parts).toEqual(rule === undefined ? whole : { ...whole, [rule]: 0.5 })
    expect(score).toBe(rule === undefined ? 1 : 0.5)
    const subject = `solution 1 (${change.title ?? first.title}) needs `
    expect(feedback?.startsWith(subject)).toBe(rule !== undefined)
    expect(feedback?.split('\n')).toHaveLength(1)
  })

  it('shares its title with no other', () => {
    const { score, feedback } = judge([first, { ...second, title: 'night  LINE' }])
    expect(score).toBe(0)
    expect(feedback?.split('\n')).toHaveLength(2)
  })

  it('is told of every rule it breaks', () => {
    const { feedback } = judge([{ ...first, title: 'Line', description: 'Short.', metrics: [] }, second])
    expect(feedback).toBe(
      'solution 1 (Line) needs a title of 2 to 10 words that no other solution has, ' +
        'needs a description of at least 8 words, needs at least one metric, each copied from those given',
    )
  })
})

describe('a prediction', () => {
  it.each([
    {
      name: 'fewer than asked for',
      solutions: [first],
      given: inputs,
      score: 0.5,
      says: 'solutions written: 1, asked for: 2',
    },
    {
      name: 'more than asked for',
      solutions: [first, second],
      given: { ...inputs, count: 1 },
      score: 1,
      says: 'solutions written: 2, asked for: 1',
    },
    {
      name: 'fewer than the default of 5',
      solutions: [first, second],
      given: { ...inputs, count: undefined },
      score: 0.4,
      says: 'solutions written: 2, asked for: 5',
    },
    { name: 'none', solutions: [], given: inputs, score: 0, says: 'solutions written: 0, asked for: 2' },
  ])('of $name', ({ solutions, given, score, says }) => {
    expect(judge(solutions, given)).toMatchObject({ score, feedback: says })
  })

  it('traces nothing where the context is missing', () => {
    expect(judge([first, second], { count: 2 }).parts).toEqual({ ...whole, hmw: 0, metrics: 0, jtbds: 0 })
  })
})
