/** Written routes are read, and found in the store before anything is drawn. */
import { describe, expect, it } from 'vitest'
import { resolveRoute } from '../app/resolve-route.ts'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { parseRoute } from './route.ts'

describe('parseRoute', () => {
  it.each([
    ['runs', {}],
    ['', {}],
    [' runs ', {}],
    ['run/latest', { run: 'latest' }],
    ['run/20261122T140215-4f2a/row/3', { run: '20261122T140215-4f2a', row: '3' }],
    ['run/x/row/a/b', { run: 'x', row: 'a/b' }],
    ['programs', { view: 'programs' }],
    ['data', { view: 'data' }],
    ['optimizations', { view: 'optimizations' }],
    ['compare/latest~1/latest', { compare: ['latest~1', 'latest'] }],
  ])('%s', (text, route) => {
    expect(parseRoute(text)).toEqual(route)
  })

  it.each([
    'run',
    'run/',
    'runs/x',
    'run/x/row',
    'run/x/row/',
    'run/x/call/1',
    'compare/a',
    'programs/x',
    'data/x',
    'compare/a/b/c',
    'frontier',
    'frontier/a/b',
    'nonsense',
  ])('refuses %s and says what is possible', (text) => {
    expect(() => parseRoute(text)).toThrow(
      `route: expected runs, programs, data, optimizations, run/<id>, run/<id>/row/<index or example id>, compare/<a>/<b> or frontier/<task>, got "${text}"`,
    )
  })
})

describe('a route that leads nowhere', () => {
  it('is told as an input error, by its shape', () => {
    expect(catchError(() => parseRoute('nonsense'))).toMatchObject({
      ...{ name: 'InputError', code: 'unknown_route', details: { route: 'nonsense' } },
    })
    expect(catchError(() => resolveRoute(fakeBrowser(), { run: '2026', row: 'x' }))).toMatchObject({
      ...{ name: 'InputError', code: 'unknown_row', details: { row: 'x' } },
    })
  })
})

function catchError(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('resolveRoute', () => {
  const run = fakeRun()
  const browser = fakeBrowser({ rows: [fakeRow(0), fakeRow(1, { exampleId: 'dev/1' }), fakeRow(2)] })
  const screens = (run?: string, row?: string) =>
    resolveRoute(browser, { run, row }).map(({ screen }) => screen)

  it('leads there from the runs', () => {
    expect(screens()).toEqual(['runs'])
    expect(screens('2026')).toEqual(['runs', 'run'])
    expect(screens('2026', '1')).toEqual(['runs', 'run', 'row'])
  })

  it('finds both runs of a comparison', () => {
    expect(resolveRoute(browser, { compare: ['2026', run.id] })).toEqual([
      { screen: 'runs' },
      { screen: 'compare', a: run.id, b: run.id },
    ])
  })

  it.each(['1', 'dev/1'])('finds row %s by index or example id', (row) => {
    expect(resolveRoute(browser, { run: run.id, row }).at(-1)).toMatchObject({ runId: run.id, index: 1 })
  })

  it('refuses runs and rows that are not there', () => {
    expect(() => screens('1999')).toThrow('run: expected an id, got 1999')
    expect(() => screens('2026', '3')).toThrow('expected a row index below 3 or an example id, got "3"')
    expect(() => screens('2026', 'dev')).toThrow('got "dev"')
  })
})
