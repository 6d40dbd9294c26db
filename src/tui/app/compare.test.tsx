/** The comparison of two runs: how one gets there, what stands there, and what its keys do. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'

const [older, newer] = ['20261122T140215-4f2a', '20261122T150000-9b1c']
const runs = [fakeRun({ id: newer, model: 'simulated/gpt-5-mini' }), fakeRun({ id: older })]
const route = `compare/${older}/${newer}`
const title = (frame: string) => frame.split('\n')[0] ?? ''

describe('the comparison', () => {
  it('is led to by two marks', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }) })
    await screen.press('space', 'j', 'space', 'c')
    expect(title(screen.frame())).toContain('Runs › 4f2a : 9b1c')
    screen.stop()
  })

  it('is that with the run before, where nothing is marked', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }) })
    await screen.press('c')
    expect(title(screen.frame())).toContain('Runs › 4f2a : 9b1c')
    await screen.press('esc', 'j', 'c')
    expect(screen.frame()).toContain('No run to compare it with')
    screen.stop()
  })

  it('shows verdict, interval, flips and both predictions at 80 x 24', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }), route })
    expect(screen.frame()).toMatchInlineSnapshot(`
      " Whetstone › Runs › 4f2a : 9b1c
       A 4f2a      83.3 77.1–88.2   simulated/gpt-5-nano · hmw@production · hmw
       B 9b1c      83.3 77.1–88.2   simulated/gpt-5-mini · hmw@production · hmw
       simulated/gpt-5-mini is better than simulated/gpt-5-nano on hmw_quality.
       B - A +20.0 points (+5.0 to +35.0), p = .012  -50 ─────────┼━━━●━━─── +50
       ✓ 7 better · ✗ 1 worse · 16 equal · 1 without a score in both
      [Flips 17] Better  Worse  All
           #  change      example                             A         B      points
      ›    0  ✗ worse     hmw-dev-telehealth-0            ✓ 100.0   ✗   0.0    -100.0
           1  ✓ better    hmw-dev-transit-1               ~  66.7   ✓ 100.0     +33.3
           3  ✗ worse     hmw-dev-telehealth-3            ✓ 100.0   ✗   0.0    -100.0
           4  ✓ better    hmw-dev-transit-4               ~  66.7   ✓ 100.0     +33.3
           5  ! unpaired  hmw-dev-energy-5                ! error   ✓ 100.0
           6  ✗ worse     hmw-dev-telehealth-6            ✓ 100.0   ✗   0.0    -100.0
           7  ✓ better    hmw-dev-transit-7               ~  66.7   ✓ 100.0     +33.3
      ───────────────────────────────────────────────────────────────────────────────
       A ✓ 100.0%                            │  B ✓ 100.0%
         all questions count                 │    all questions count
                                             │
       reasoning                             │  reasoning
         First the lamp, then the phone.     │    First the lamp, then the phone.
         … enter shows all
       enter open  / filter  : do  ? help  q quit"
    `)
    screen.stop()
  })

  it('lists flips, what got better or worse, or all rows', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }), route })
    expect(screen.frame()).not.toContain('equal   hmw')
    await screen.press(']')
    expect(screen.frame()).toContain('[Better 8]')
    expect(screen.frame()).not.toContain('worse   ')
    await screen.press('[', '[')
    expect(screen.frame()).toContain('[All 24]')
    expect(screen.frame()).toMatch(/· equal +hmw-dev-energy-2/)
    await screen.press('f', 'f')
    expect(screen.frame()).toMatch(/^› +\d+ +✗ worse +hmw-dev-telehealth-3/m)
    await screen.press('F')
    expect(screen.frame()).toMatch(/^› +\d+ +✓ better +hmw-dev-transit-1/m)
    screen.stop()
  })

  it('filters and sorts its rows', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }), route })
    await screen.press('/', ...'flip:down', 'enter')
    expect(screen.frame()).toContain(' / flip:down  8 of 24 rows')
    await screen.press('s')
    expect(screen.frame()).toMatch(/↑points/)
    await screen.press('esc', 'S')
    expect(screen.frame()).toMatch(/^› +\d+ +✓ better/m)
    screen.stop()
  })

  it('shows a word diff', async () => {
    const rows = [fakeRow(1, { prediction: { answer: 'the old word' } })]
    const browser = fakeBrowser({ runs, rows })
    const row = browser.row
    const diffing = {
      ...browser,
      row: (id: string, index: number) =>
        id === newer ? fakeRow(1, { prediction: { answer: 'the new word' } }) : row(id, index),
    }
    const screen = await show({ browser: diffing, route })
    expect(screen.frame()).toMatch(/the old word +│ +the new word/)
    await screen.press('d')
    expect(screen.frame()).toContain('the [-old-] {+new+} word')
    screen.stop()
  })

  it('swaps the runs', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }), route })
    await screen.press('X')
    expect(title(screen.frame())).toContain('9b1c : 4f2a')
    screen.stop()
  })

  it('says why two runs cannot be compared', async () => {
    const compare = () => Promise.reject(new Error('expected runs of the same task'))
    const screen = await show({ browser: { ...fakeBrowser({ runs }), compare }, route })
    expect(screen.frame()).toContain('expected runs of the same task')
    screen.stop()
  })

  it('says so when nothing changed', async () => {
    const screen = await show({ browser: fakeBrowser({ runs, rows: [fakeRow(2)] }), route })
    expect(screen.frame()).toContain('No row came out differently. ] turns to the other rows.')
    await screen.press('enter', 'j', 'd')
    screen.stop()
  })
})

describe('an example under two runs', () => {
  it('shows the exact prompts and replies of both', async () => {
    const calls = [fakeCall({ text: 'raw reply' })]
    const screen = await show({ browser: fakeBrowser({ runs, calls }), route, columns: 120, rows: 40 })
    await screen.press('enter', 'tab')
    expect(screen.frame()).toMatch(/Your input fields are.*│ +Your input fields are/)
    await screen.press('d')
    expect(screen.frame()).toContain('Both are the same, word for word.')
    await screen.press('tab', 'd')
    expect(screen.frame()).toMatch(/raw reply +│ +raw reply/)
    await screen.press('tab', 'tab')
    expect(screen.frame()).toContain('[Prompt B]')
    expect(screen.frame()).toContain('call 1 of 1 · self')
    screen.stop()
  })

  it('walks from flip to flip', async () => {
    const screen = await show({ browser: fakeBrowser({ runs }), route })
    await screen.press('enter')
    expect(title(screen.frame())).toContain('row 0')
    await screen.press('J', 'J', 'J')
    expect(title(screen.frame())).toContain('row 4')
    await screen.press('K', 'K', 'K', 'K')
    expect(screen.frame()).toContain('No flip before this one.')
    screen.stop()
  })
})
