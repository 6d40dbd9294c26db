/** No key costs money before its price is shown and agreed to: neither in any order nor in any place. */
import { describe, expect, it } from 'vitest'
import type { Act } from '../actions/wish.ts'
import { parseRoute } from '../screen/route.ts'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import type { Asked } from '../testing/fake-deeds.ts'
import { show } from '../testing/show.tsx'
import { unicodeSigns } from '../theme/signs.ts'
import { reduceApp } from './app-event.ts'
import { type AppState, appAt } from './app-state.ts'
import { lookAt } from './press.ts'
import { resolveRoute } from './resolve-route.ts'
import { surroundingsOf } from './surroundings.ts'

const letters = [...'ECrxbDuyYoea:jkl nSsf/?12345qRva'].map((key) => (key === ' ' ? 'space' : key))
const keyboard = [
  ...letters,
  ...letters,
  'enter',
  'enter',
  'enter',
  'esc',
  'tab',
  'right',
  'down',
  'ctrl-p',
  'ctrl-n',
]
const costly = new Set(['evaluate', 'resume', 'rerun', 'deleteRun'])

/** A small generator of numbers below n, so that a failure can be seen again. */
function chance(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

const stopped = fakeRun({ id: '20261122T150000-stop', status: 'interrupted' })
const history = { runs: [stopped, fakeRun()], rows: Array.from({ length: 9 }, (_, i) => fakeRow(i)) }
const surroundings = surroundingsOf({ columns: 90, rows: 30 }, unicodeSigns, 0)

/** The program after what the edge would do with the wishes, if no run were ever carried out. */
async function settled(app: AppState): Promise<AppState> {
  let now: AppState = { ...app, wishes: [] }
  for (const wish of app.wishes) {
    if (wish.type !== 'work' || wish.work.kind !== 'awaited') continue
    const done = await wish.work.does(fakeBrowser(history), {
      ...{ signal: new AbortController().signal, onProgress: () => {} },
    })
    now = reduceApp(now, { type: 'ended', work: wish.work, outcome: { done } })
  }
  return { ...now, runs: [], isAgreed: false }
}

function isCostly(act: Act): boolean {
  return act.type === 'work' && act.work.kind === 'run'
}

describe('10 000 random keys', () => {
  it('wish for a run only by y or a, on a screen that shows the price', { timeout: 120_000 }, async () => {
    const below = chance(7)
    const browser = fakeBrowser(history)
    let app = appAt(browser, resolveRoute(browser, parseRoute('runs')))
    let agreed = 0
    for (let i = 0; i < 10_000; i++) {
      const name = keyboard[below(keyboard.length)] ?? 'j'
      const before = app
      const text = name.length === 1 ? name : ''
      app = reduceApp(app, { type: 'pressed', key: { name, text }, surroundings })
      if (app.wishes.some(isCostly)) {
        expect(['y', 'a']).toContain(name)
        const { view } = seenOf(before)
        expect(JSON.stringify(view)).toContain('"price":"about simulated $')
        agreed += 1
      }
      app = await settled(app)
    }
    expect(agreed).toBeGreaterThan(10)
  })

  it('start nothing and delete nothing when no question is answered with yes', {
    timeout: 120_000,
  }, async () => {
    const below = chance(11)
    const asked: Asked[] = []
    const screen = await show({ browser: fakeBrowser({ ...history, asked }), columns: 90, rows: 30 })
    const safe = keyboard.filter((key) => !['y', 'a', 'q', 'ctrl-p', ':'].includes(key))
    for (let i = 0; i < 300; i++) await screen.press(safe[below(safe.length)] ?? 'j')
    expect(asked.map(([deed]) => deed)).toContain('quote')
    expect(asked.filter(([deed]) => costly.has(deed))).toEqual([])
    screen.stop()
  })
})

function seenOf(app: AppState) {
  const look = lookAt(app, surroundings)
  if (!('seen' in look)) throw new Error(look.failure)
  return look.seen
}
