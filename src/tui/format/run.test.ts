/** A run in words and signs. */
import { describe, expect, it } from 'vitest'
import { fakeNow, fakeRun } from '../testing/fake-browser.ts'
import { lineText } from '../text/line.ts'
import { asciiSigns, unicodeSigns } from '../theme/signs.ts'
import {
  modelIn,
  modelText,
  rowsDone,
  runCost,
  runCostFact,
  runDuration,
  scoreOf,
  shortId,
  statusOf,
  subjectOf,
} from './run.ts'

describe('statusOf', () => {
  it.each([
    ['done', '✓ done', '+ done'],
    ['interrupted', '! interrupted', '! interrupted'],
    ['failed', '✗ failed', 'x failed'],
    ['too_many_errors', '✗ errors', 'x errors'],
    ['budget', '$ budget', '$ budget'],
  ] as const)('%s', (status, unicode, ascii) => {
    expect(statusOf(fakeRun({ status }), unicodeSigns).text).toBe(unicode)
    expect(statusOf(fakeRun({ status }), asciiSigns).text).toBe(ascii)
  })

  it('says how much of a running run is done', () => {
    const run = { ...fakeRun({ status: 'running', total: 50 }), soFar: { done: 20, errors: 0 } }
    expect(statusOf(run, unicodeSigns).text).toBe('… running 40%')
    expect(statusOf(fakeRun({ status: 'running', total: undefined }), unicodeSigns).text).toBe('… running')
  })
})

describe('a run', () => {
  it.each([
    ['20261123T003512-4f2a', '4f2a'],
    ['0123456789abcdef', '01234567'],
    ['a-b', 'a-b'],
  ])('%s is %s for short', (id, short) => {
    expect(shortId(id)).toBe(short)
  })

  it('names one model, or that of each part', () => {
    expect(modelText(fakeRun({ model: { ideate: 'a/b', rank: 'c/d' } }))).toBe('ideate=a/b rank=c/d')
    expect(modelText(fakeRun())).toBe('simulated/gpt-5-nano')
    expect(modelIn({ model: 'simulated/gpt-5-nano' }, 14)).toBe('sim/gpt-5-nano')
  })

  it.each([
    [{ task: 'hmw', program: 'hmw@production' }, ['hmw', 'hmw@production']],
    [{ task: 'hmw', program: 'hmw' }, ['hmw']],
  ])('of %o says what was run once', (run, told) => {
    expect(subjectOf(run)).toEqual(told)
  })

  it('tells its score with the interval, or that there is none', () => {
    expect(lineText(scoreOf(fakeRun(), unicodeSigns))).toBe(' 83.3 77.1–88.2')
    expect(lineText(scoreOf(fakeRun({ summary: undefined }), unicodeSigns)).trim()).toBe('—')
  })

  it('tells what it cost', () => {
    expect(runCost(fakeRun(), unicodeSigns)).toBe('simulated $0.00120')
    expect(runCost(fakeRun({ summary: undefined }), unicodeSigns)).toBe('—')
    expect(runCostFact(fakeRun({ summary: undefined }))).toBe('')
  })

  it('tells what it has come to so far, before anything that was summed up', () => {
    const soFar = { done: 20, errors: 2, score: 0.5, costUsd: 0.002 }
    const run = { ...fakeRun({ total: 50 }), soFar }
    expect(lineText(scoreOf(run, unicodeSigns))).toBe(' 50.0')
    expect([rowsDone(run), runCostFact(run)]).toEqual(['20/50', 'simulated $0.00200'])
    const many = { ...run, soFar: { done: 5000, errors: 0 } }
    expect([lineText(scoreOf(many, unicodeSigns)).trim(), runCost(many, unicodeSigns)]).toEqual(['—', '—'])
  })

  it('counts rows against the total while they are not all there', () => {
    expect([
      rowsDone(fakeRun()),
      rowsDone(fakeRun({ total: 50 })),
      rowsDone(fakeRun({ total: undefined })),
    ]).toEqual(['24', '24/50', '24'])
  })

  it('knows how long it took, or takes', () => {
    const startedAt = new Date(fakeNow - 5000).toISOString()
    expect(runDuration(fakeRun(), fakeNow)).toBe('12.3 s')
    expect(runDuration(fakeRun({ status: 'running', durationMs: undefined, startedAt }), fakeNow)).toBe(
      '5.0 s',
    )
    expect(runDuration(fakeRun({ status: 'interrupted', durationMs: undefined }), fakeNow)).toBe('')
  })
})
