/** The help of every view lists exactly the keys that are bound in it, and the footer no others. */
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readerOf } from '../data/reader.ts'
import { anyText } from '../keys/binding.ts'
import { parseRoute } from '../screen/route.ts'
import { fakeBrowser, fakeCall, fakeNow, fakeRun } from '../testing/fake-browser.ts'
import { sequenceOf, show } from '../testing/show.tsx'
import { unicodeSigns } from '../theme/signs.ts'
import { appAt } from './app-state.ts'
import { bindingsOf, lookAt, pressed } from './press.ts'
import { resolveRoute } from './resolve-route.ts'
import { surroundingsOf } from './surroundings.ts'

const browser = fakeBrowser({ calls: [fakeCall(), fakeCall()] })
const surroundings = surroundingsOf({ columns: 100, rows: 60 }, unicodeSigns, fakeNow)
const runRoute = `run/${fakeRun().id}`
const compareRoute = `compare/${fakeRun().id}/${fakeRun().id}`

/** Every key a keyboard sends here: all of ASCII, ctrl with letters, and those with names. */
const keyboard = [
  ...Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)),
  ...[...'abdefgklnoprstuvwxyz'].map((letter) => `ctrl-${letter}`),
  ...['enter', 'tab', 'shift-tab', 'esc', 'space', 'backspace', 'delete', 'f1'],
  ...['up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn'],
]

const views = [
  { view: 'runs', route: 'runs', keys: [] },
  { view: 'a run', route: runRoute, keys: [] },
  { view: 'a filtered run', route: runRoute, keys: [']'] },
  { view: 'the slices of a run', route: runRoute, keys: ['['] },
  { view: 'the details of a run', route: runRoute, keys: ['tab'] },
  { view: 'score and cost', route: 'frontier/hmw', keys: [] },
  { view: 'a row', route: `${runRoute}/row/1`, keys: [] },
  { view: 'messages of a row', route: `${runRoute}/row/1`, keys: ['tab'] },
  { view: 'a comparison', route: compareRoute, keys: [] },
  { view: 'an example under two runs', route: compareRoute, keys: ['enter'] },
  { view: 'its prompts', route: compareRoute, keys: ['enter', 'tab'] },
  { view: 'programs', route: 'programs', keys: [] },
  { view: 'a program', route: 'programs', keys: ['enter'] },
  { view: 'optimizations', route: 'optimizations', keys: [] },
  { view: 'a compile', route: 'optimizations', keys: ['enter'] },
  { view: 'data', route: 'data', keys: [] },
  { view: 'a dataset', route: 'data', keys: ['enter'] },
  { view: 'the help', route: 'runs', keys: ['?'] },
]

async function appOn(route: string, keys: readonly string[]) {
  let app = appAt(browser, resolveRoute(browser, parseRoute(route)))
  lookAt(app, surroundings)
  await turn()
  for (const name of keys) {
    app = pressed(app, { name, text: name }, surroundings)
    lookAt(app, surroundings)
    await turn()
  }
  return app
}

describe.each(views)('help on $view', async ({ route, keys }) => {
  const app = await appOn(route, keys)
  const bindings = bindingsOf(app, lookAt(app, surroundings), surroundings)
  const bound = bindings.flatMap((binding) => binding.keys)

  it('names each bound key once', () => {
    expect(new Set(bound).size).toBe(bound.length)
  })

  it('lists exactly the keys that do something', () => {
    const useful = keyboard.filter((name) => pressed(app, { name, text: name }, surroundings) !== app)
    expect(bound.filter((key) => key !== 'ctrl-c').sort()).toEqual(useful.sort())
  })

  it('draws them', async () => {
    if (keys.includes('?')) return
    const screen = await show({ browser, route, columns: 100, rows: 60 })
    await screen.press(...keys, '?')
    const listed = screen
      .frame()
      .split('\n')
      .slice(1, -1)
      .filter((line) => line.trim() !== '')
    const shown = listed.flatMap((line) => line.trim().split(/ {3,}/)[0]?.split('  ') ?? [])
    expect(shown.sort()).toEqual(bound.sort())
    screen.stop()
  })

  it('is led to by a footer of at most five keys, all bound', async () => {
    const screen = await show({ browser, route, columns: 100, rows: 60 })
    await screen.press(...keys)
    const hints = (screen.frame().split('\n').at(-1) ?? '').trim().split(/ {2,}/)
    expect(hints.length).toBeLessThanOrEqual(5)
    expect(bound).toEqual(expect.arrayContaining(hints.map((hint) => hint.split(' ')[0])))
    screen.stop()
  })
})

describe('typing', () => {
  it('takes every key that types, and keeps them from the program', async () => {
    const app = await appOn(runRoute, ['/'])
    const bindings = bindingsOf(app, lookAt(app, surroundings), surroundings)
    expect(bindings.some(({ keys }) => keys.includes(anyText))).toBe(true)
    const typed = pressed(app, { name: 'q', text: 'q' }, surroundings)
    expect([typed.wishes, typed.top.isTyping]).toEqual([[], true])
  })
})

describe('the keyboard', () => {
  it('reads the store only through the reader of the state', () => {
    const own = ['runs', 'countRuns', 'run', 'rows', 'countRows', 'row', 'calls']
    expect(Object.keys(readerOf(browser))).toEqual(expect.arrayContaining(own))
    expect(sequenceOf('ctrl-d')).toBe('\x04')
  })
})
