/** Where keys lead: through the screens and back, along rows, in and out of filters. */
import { describe, expect, it, vi } from 'vitest'
import { fakeBrowser, fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'

const runRoute = `run/${fakeRun().id}`
const title = (frame: string) => frame.split('\n')[0] ?? ''
const footer = (frame: string) => frame.split('\n').at(-1) ?? ''

describe('the stack', () => {
  it('leads in and back, one step at a time', async () => {
    const screen = await show()
    const seen: string[] = []
    for (const key of ['enter', 'j', 'l', 'left', 'right', 'h', 'esc', 'esc']) {
      await screen.press(key)
      seen.push(title(screen.frame()).replace(/ {2,}.*/, ''))
    }
    const [runs, run, row] = [
      ' Whetstone › Runs',
      ' Whetstone › Runs › 4f2a',
      ' Whetstone › Runs › 4f2a › row 1',
    ]
    expect(seen).toEqual([run, run, row, run, row, run, runs, runs])
    screen.stop()
  })

  it('takes fast typing apart', async () => {
    const screen = await show()
    await screen.press('l' + 'jj' + 'l')
    expect(title(screen.frame())).toContain('row 2')
    screen.stop()
  })

  it('jumps back to the view before with -, and there again', async () => {
    const screen = await show({ route: runRoute })
    await screen.press('j', '3', '-')
    const there = title(screen.frame())
    await screen.press('1', '-', '-')
    expect([there, title(screen.frame())]).toEqual([
      expect.stringContaining('4f2a'),
      expect.stringMatching(/Runs +1 run$/),
    ])
    screen.stop()
  })

  it('returns to the row that was looked at last', async () => {
    const screen = await show({ route: `${runRoute}/row/1` })
    await screen.press('J', 'J', 'esc')
    expect(screen.frame()).toMatch(/^› +3 +hmw-dev-telehealth-3/m)
    screen.stop()
  })
})

describe('rows', () => {
  it('go to the next, the one before, the next failing, and say where there is none', async () => {
    const screen = await show({ route: `${runRoute}/row/22` })
    await screen.press('J')
    expect(title(screen.frame())).toContain('row 24 of 24')
    await screen.press('J')
    expect(footer(screen.frame())).toContain(' No row after this one.')
    await screen.press('K', 'K')
    expect(title(screen.frame())).toContain('row 22 of 24')
    await screen.press('F')
    expect(title(screen.frame())).toContain('row 21 of 24')
    await screen.press('f', 'f')
    expect(title(screen.frame())).toContain('row 24 of 24')
    screen.stop()
  })

  it('find a failing row however far it is', async () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      fakeRow(3 * i, { score: i === 7 || i === 250 ? 0.5 : 1 }),
    )
    const screen = await show({ browser: fakeBrowser({ rows }), route: `${runRoute}/row/21` })
    await screen.press('f')
    expect(title(screen.frame())).toMatch(/row 750 +row 251 of 300$/)
    await screen.press('f')
    expect(footer(screen.frame())).toContain('No failing row after this one.')
    await screen.press('F')
    expect(title(screen.frame())).toMatch(/row 21 +row 8 of 300$/)
    screen.stop()
  })

  it('walk through what the filter lets through', async () => {
    const screen = await show({ route: runRoute })
    await screen.press(']', 'j', 'enter')
    expect(title(screen.frame())).toMatch(/row 2 +2 of 16 failing$/)
    await screen.press('J')
    expect(title(screen.frame())).toMatch(/row 4 +3 of 16 failing$/)
    screen.stop()
  })

  it('show their tabs and calls', async () => {
    const calls = [fakeCall(), fakeCall({ part: 'rank', text: 'second reply' })]
    const screen = await show({ browser: fakeBrowser({ calls }), route: `${runRoute}/row/0` })
    await screen.press('tab')
    expect(screen.frame()).toContain('call 1 of 2')
    await screen.press('n', ']')
    expect(screen.frame()).toMatch(/\[Raw reply\][\s\S]*call 2 of 2 · rank[\s\S]*second reply/)
    await screen.press('tab', 'tab')
    expect(screen.frame()).toContain('"exampleId": "hmw-dev-telehealth-0"')
    await screen.press('G')
    expect(screen.frame()).toMatch(/\n {3}\]\n \}\n/)
    await screen.press('shift-tab', 'shift-tab', '[')
    expect(screen.frame()).toContain('[Messages]')
    screen.stop()
  })
})

describe('the filter', () => {
  it('is typed, kept, and cleared before esc goes back', async () => {
    const screen = await show({ route: runRoute })
    await screen.press('/', ...'zq transit')
    expect(screen.frame()).toContain(' / zq transit│  0 of 24 rows')
    await screen.press('ctrl-u', ...'tranz', 'backspace', 'enter')
    expect(screen.frame()).toContain(' / tran  8 of 24 rows')
    await screen.press(']')
    expect(screen.frame()).toMatch(/ \/ tran {2}8 of 24 rows[\s\S]*\[Failing 16\]/)
    await screen.press('esc')
    expect(screen.frame()).not.toContain('of 24 rows')
    expect(title(screen.frame())).toContain('4f2a')
    await screen.press('esc')
    expect(title(screen.frame())).not.toContain('4f2a')
    screen.stop()
  })

  it('tells what is wrong with it, and what it takes', async () => {
    const screen = await show({ route: runRoute, columns: 100 })
    await screen.press('/')
    expect(screen.frame()).toContain(' / │  score:<0.5 error:* flip:down')
    await screen.press(...'score:<')
    expect(screen.frame()).toContain(' / score:<│  score: a number, as score:<0.5 or <50%')
    await screen.press(...'0.5')
    expect(screen.frame()).toContain(' / score:<0.5│  7 of 24 rows')
    await screen.press('ctrl-u', ...'colour:red')
    expect(screen.frame()).toContain('no field colour: there are score error flip')
    screen.stop()
  })

  it('finds flips by the run before, or says that there is none', async () => {
    const screen = await show({ route: runRoute })
    await screen.press('/', ...'flip:down', 'enter')
    expect(screen.frame()).toContain('No earlier run of the same task, metric and data')
    screen.stop()
  })

  it('leaves its matches behind for n and N', async () => {
    const screen = await show({ route: runRoute })
    await screen.press('/', ...'transit', 'enter', 'esc', 'n')
    expect(screen.frame()).toMatch(/^› +4 +hmw-dev-transit-4/m)
    await screen.press('n', 'N', 'N')
    expect(screen.frame()).toMatch(/^› +1 +hmw-dev-transit-1/m)
    screen.stop()
  })

  it('says when nothing is left', async () => {
    const rows = [fakeRow(0)]
    const screen = await show({ browser: fakeBrowser({ rows }), route: runRoute })
    await screen.press(']', ']')
    expect(screen.frame()).toContain('No row ended in an error.')
    await screen.press('[', '/', 'z', 'q', 'enter')
    expect(screen.frame()).toContain('No row matches the filter. esc clears it.')
    screen.stop()
  })

  it('takes pasted text as text, which is a key nowhere else', async () => {
    const screen = await show({ route: runRoute })
    const paste = (text: string) => screen.press(`\x1b[200~${text}\x1b[201~`)
    await paste('q')
    await screen.press('/')
    await paste('tran\nsit\x1b[31m')
    expect(screen.frame()).toContain(' / tran sit│')
    screen.stop()
  })
})

describe('leaving', () => {
  it('draws nothing more after q, from any screen', async () => {
    const screen = await show({ route: `${runRoute}/row/0` })
    await screen.press('q')
    const frames = screen.frames().length
    await screen.press('esc', 'j', 'esc')
    expect(screen.frames()).toHaveLength(frames)
  })

  it('suspends on ctrl-z and goes on', async () => {
    const suspend = vi.fn()
    const screen = await show({ outside: { suspend } })
    await screen.press('ctrl-z', 'enter')
    expect(suspend).toHaveBeenCalledTimes(1)
    expect(title(screen.frame())).toContain('4f2a')
    screen.stop()
  })
})
