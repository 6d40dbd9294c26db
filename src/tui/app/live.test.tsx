/** A running run is followed; nothing is done while nothing runs; what the store throws is told. */
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'
import type { Run, StoredRow } from '../workbench.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A browser over lists that the test may change. */
function changing({ runs, rows = [] }: { runs: Run[]; rows?: StoredRow[] }) {
  const browser = fakeBrowser({ runs, rows })
  const asked = vi.spyOn(browser, 'countRuns')
  return { browser, runs, rows, asked }
}

const second = async () => {
  vi.advanceTimersByTime(1000)
  for (let i = 0; i < 12; i++) await turn()
}

describe('following', () => {
  it('reads again each second while something runs, and stops when it is done', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => fakeRow(i))
    const store = changing({ runs: [fakeRun({ status: 'running', total: 50, summary: undefined })], rows })
    const screen = await show({ browser: store.browser })
    expect(screen.frame()).toContain('… running 24%')
    store.rows.push(...Array.from({ length: 12 }, (_, i) => fakeRow(12 + i)))
    await second()
    expect(screen.frame()).toContain('… running 48%')
    store.runs[0] = fakeRun()
    await second()
    expect(screen.frame()).toContain('✓ done')
    store.asked.mockClear()
    await second()
    await second()
    expect(store.asked).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
    screen.stop()
  })

  it('reads on R when nothing runs', async () => {
    const store = changing({ runs: [fakeRun()] })
    const screen = await show({ browser: store.browser })
    store.runs.unshift(fakeRun({ id: '20261122T145900-zzzz' }))
    await second()
    expect(screen.frame()).toMatch(/ 1 run$/m)
    await screen.press('R')
    expect(screen.frame()).toMatch(/ 2 runs$/m)
    screen.stop()
  })

  it('keeps the selected run selected while newer ones come in', async () => {
    const store = changing({
      runs: [fakeRun({ id: '2-bbbb' }), fakeRun({ id: '1-aaaa', status: 'running' })],
    })
    const screen = await show({ browser: store.browser })
    await screen.press('j')
    store.runs.unshift(fakeRun({ id: '3-cccc' }))
    await second()
    expect(screen.frame()).toMatch(/^› aaaa/m)
    store.runs.splice(0, 2)
    await second()
    expect(screen.frame()).toMatch(/^› aaaa/m)
    screen.stop()
  })

  it('keeps the selected row selected while rows come in before it', async () => {
    const run = fakeRun({ status: 'running' })
    const store = changing({ runs: [run], rows: [fakeRow(4), fakeRow(7)] })
    const screen = await show({ browser: store.browser, route: `run/${run.id}` })
    await screen.press('j')
    store.rows.unshift(fakeRow(1), fakeRow(2))
    await second()
    expect(screen.frame()).toMatch(/^› +7 +hmw-dev-transit-7/m)
    screen.stop()
  })

  it('tells what the rows of a run that goes on come to, whatever its last summary said', async () => {
    const run = fakeRun({ status: 'running', total: 50 })
    const rows = Array.from({ length: 6 }, (_, i) => fakeRow(i))
    const screen = await show({ browser: fakeBrowser({ runs: [run], rows }), route: `run/${run.id}` })
    expect(screen.frame()).toContain('… running 12%')
    expect(screen.frame()).toContain('hmw_quality 66.7% so far  6/50 rows')
    expect(screen.frame()).toContain('simulated $0.000300 ($0.0000500 a row)')
    screen.stop()
  })

  it('has a word for a run whose rows are still to come', async () => {
    const run = fakeRun({ status: 'running', summary: undefined })
    const screen = await show({ browser: fakeBrowser({ runs: [run], rows: [] }), route: `run/${run.id}` })
    expect(screen.frame()).toContain('No row is done yet.')
    screen.stop()
  })
})

describe('an empty history', () => {
  it('names the command that fills it', async () => {
    const screen = await show({ browser: fakeBrowser({ runs: [] }) })
    expect(screen.frame()).toContain('whetstone demo')
    await screen.press('enter', 'j', 'G')
    expect(screen.frame()).toContain('No runs yet.')
    screen.stop()
  })
})

describe('a store that fails', () => {
  it('is told in its own words, and tried again on R', async () => {
    const browser = fakeBrowser()
    const screen = await show({ browser })
    const locked = vi.spyOn(browser, 'rows').mockImplementation(() => {
      throw new Error('store runs/whetstone.db: expected to read, got a lock that another process holds')
    })
    await screen.press('enter')
    expect(screen.frame()).toContain('The store cannot be read.')
    expect(screen.frame()).toContain('got a lock that another process')
    locked.mockRestore()
    await screen.press('R')
    expect(screen.frame()).toContain('hmw-dev-telehealth-0')
    screen.stop()
  })

  it('leaves the way back open when what was looked at is gone', async () => {
    const rows = [fakeRow(0)]
    const screen = await show({ browser: fakeBrowser({ rows }), route: `run/${fakeRun().id}/row/0` })
    rows.splice(0, 1)
    await screen.press('R')
    expect(screen.frame()).toContain(`row 0 of run ${fakeRun().id} is gone`)
    await screen.press('esc', 'R')
    expect(screen.frame()).toContain('This run has no rows.')
    screen.stop()
  })

  it('is told under the view when only a key needed it', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => fakeRow(i))
    const browser = fakeBrowser({ rows })
    const screen = await show({ browser, route: `run/${fakeRun().id}` })
    vi.spyOn(browser, 'rows').mockImplementation(() => {
      throw new Error('the disk is gone')
    })
    await screen.press('G')
    expect(screen.frame().split('\n').at(-1)).toContain('the disk is gone')
    expect(screen.frame()).toContain('hmw-dev-telehealth-0')
    screen.stop()
  })
})
