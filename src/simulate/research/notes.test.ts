/** What is read out of research notes: jobs, clauses, moments, measures, people. */
import { describe, expect, it } from 'vitest'
import { contextOf, inputText } from './context.ts'
import { readJob } from './jobs.ts'
import { clausesOf, measureOf, momentsOf } from './notes.ts'
import { peopleIn } from './people.ts'

describe('a job to be done', () => {
  it.each([
    [
      'When the bus is late, I want to know how late, so that I can warm my hands.',
      { need: 'know how late', moment: 'the bus is late', outcome: 'they can warm their hands' },
    ],
    [
      'When we close the till, we need the sums to match',
      { need: 'get the sums to match', moment: 'they close the till' },
    ],
    ['Help me find my way back', { need: 'find their way back' }],
    ['Let us leave early', { need: 'leave early' }],
    ['Keep my hands free', { need: 'keep their hands free' }],
    ['Show me what to do next', { need: 'see what to do next' }],
    ['Tell us when the door opens', { need: 'know when the door opens' }],
    ['Give me a map that I can read', { need: 'get a map that they can read' }],
    ['As a night nurse, see who is awake', { need: 'see who is awake', person: 'a night nurse' }],
    ["Don't make me ask twice", { need: 'stop having to ask twice' }],
    ["Don't wake the children", { need: '' }],
    ['No surprises on the bill', { need: 'get no surprises on the bill' }],
    [
      "Be sure I'm safe so that my mother sleeps",
      { need: 'be sure they are safe', outcome: 'their mother sleeps' },
    ],
  ])('is read: %s', (job, parts) => {
    expect(readJob(job)).toMatchObject(parts)
  })
})

describe('an insight', () => {
  it.each([
    [
      'Riders wait under the bridge when it rains. Some go home.',
      ['riders wait under the bridge when it rains'],
    ],
    ['The board shows a bus that never comes', ['the board shows a bus that never comes']],
    ["'I just walk,' said one of them.", []],
    ['Marta waits at the wrong stop every Monday', []],
    ['We saw people run for a bus that was early', []],
    ['Short one', []],
  ])('gives a clause where it has a plain first sentence: %s', (insight, clauses) => {
    expect(clausesOf([insight])).toEqual(clauses)
  })

  it('gives moments', () => {
    const insights = [
      'Riders give up when the screen goes dark, and walk.',
      'Before the last bus leaves the depot, drivers call home.',
      'They stay until it rains',
    ]
    expect(momentsOf(insights)).toEqual(['when the screen goes dark'])
  })

  it('gives the people that notes name most, never things', () => {
    expect(
      peopleIn([
        'New drivers wait. Drivers of night buses wait; riders sleep',
        'Riders',
        'Most new drivers leave',
      ]),
    ).toEqual(['new drivers', 'riders', 'drivers'])
    expect(peopleIn(['The numbers on the posters and stickers fade; it matters'])).toEqual(['people'])
  })
})

describe('a metric', () => {
  it.each([
    [
      'Riders who come back: 31%, target 45%',
      { name: 'the share of riders who come back', target: '45%', shallRise: true },
    ],
    [
      'Minutes at the stop: 14, target under 8',
      { name: 'the number of minutes at the stop', target: '8', shallRise: false },
    ],
    [
      'Median wait at night: 40 min',
      { name: 'median wait at night', target: undefined, shallRise: undefined },
    ],
    ['Complaints per month: 1,200, target 900', { name: 'complaints per month', shallRise: false }],
    ['Trust', { name: 'trust', target: undefined, shallRise: undefined }],
  ])('is read: %s', (metric, parts) => {
    expect(measureOf(metric)).toMatchObject(parts)
  })
})

describe('a context', () => {
  it('takes items that are objects with a text, and ignores the summary beside lists', () => {
    const inputs = {
      context_summary: 'summary of all',
      insights: [{ id: 'i1', text: 'Riders wait.' }],
      metrics: ['Wait: 4'],
      jtbds: [],
      count: 3,
    }
    expect(contextOf(inputs)).toMatchObject({
      insights: ['Riders wait.'],
      metrics: ['Wait: 4'],
      jobs: [],
      count: 3,
    })
    expect(inputText(inputs)).toBe('Riders wait.\nWait: 4')
  })

  it('reads whatever there is as insights when there are none', () => {
    expect(contextOf({ notes_text: 'x', context: 'Riders wait. Buses are late.' }).insights).toEqual([
      'x',
      'Riders wait.',
      'Buses are late.',
    ])
    expect(inputText({ context: 'Riders wait.' })).toBe('Riders wait.')
  })

  it('finds the questions in ideas when only those are handed on', () => {
    const ideas = [
      { title: 'A', hmw: 'How might we wait?' },
      { title: 'B', hmw: 'How might we wait?' },
    ]
    expect(contextOf({ ideas }).hmws).toEqual(['How might we wait?'])
  })
})
