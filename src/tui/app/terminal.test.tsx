/** What the terminal can show decides how, never what: colours, alphabets, sizes. */
import { describe, expect, it, vi } from 'vitest'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { type ShowOptions, show } from '../testing/show.tsx'
import { asciiSigns } from '../theme/signs.ts'
import { paletteTheme, plainTheme } from '../theme/theme.ts'

const routes = [
  'runs',
  `run/${fakeRun().id}`,
  `run/${fakeRun().id}/row/1`,
  `compare/${fakeRun().id}/2026`,
  'programs',
  'data',
]

async function framesOf(options: ShowOptions) {
  const screen = await show(options)
  await screen.press('j', '?', 'esc', 'J', 'f')
  screen.stop()
  return screen.frames().join('\n')
}

const esc = String.fromCharCode(27)

/** Text without its colours, and without the spaces that had one. */
function bare(text: string): string {
  return text.replaceAll(new RegExp(`${esc}\\[[\\d;]*m`, 'g'), '').replaceAll(/ +$/gm, '')
}

describe('colours', () => {
  it.each(routes)('are there on %s, and none with the plain theme', async (route) => {
    const [coloured, plain] = [
      await framesOf({ route, theme: paletteTheme }),
      await framesOf({ route, theme: plainTheme }),
    ]
    expect(coloured).toContain('\x1b[36m')
    expect(plain).not.toContain('\x1b')
    expect(bare(coloured)).toBe(bare(plain))
  })

  it('mark the selected line over its whole width', async () => {
    const screen = await show({ route: routes[1] ?? '', theme: paletteTheme })
    const bars = [...screen.frame().matchAll(new RegExp(`${esc}\\[7m(.*?)${esc}\\[27m`, 'g'))].map(
      ([, text]) => text ?? '',
    )
    expect(bars.map((bar) => [bar.slice(0, 6), bar.length])).toEqual([['›  0  ', 79]])
    screen.stop()
  })
})

describe('themes', () => {
  const moreThemes = [{ name: 'palette', theme: paletteTheme } as const]

  it('are gone through by t', async () => {
    const screen = await show({ moreThemes })
    await screen.press('t')
    expect(screen.frame()).toContain('Theme: palette')
    expect(screen.frame()).toContain('\x1b[36m')
    await screen.press('t')
    expect(screen.frame()).not.toContain('\x1b')
    screen.stop()
  })

  it('are none to choose from without colours', async () => {
    const screen = await show({ rows: 70 })
    await screen.press('t', '?')
    expect(screen.frame()).not.toContain('theme')
    screen.stop()
  })
})

describe('the screen', () => {
  it('is drawn anew by ctrl-l', async () => {
    const redraw = vi.fn()
    const screen = await show({ outside: { redraw } })
    await screen.press('ctrl-l')
    expect(redraw).toHaveBeenCalledTimes(1)
    screen.stop()
  })
})

describe('ASCII signs', () => {
  it.each(routes)('are all that %s draws of its own', async (route) => {
    const rows = Array.from({ length: 9 }, (_, i) => fakeRow(i))
    const runs = (['done', 'running', 'failed', 'budget'] as const).map((status, i) =>
      fakeRun({ id: `${fakeRun().id}${i}`, status }),
    )
    const browser = fakeBrowser({ rows, runs: [fakeRun(), ...runs] })
    for (const columns of [60, 80, 140]) {
      expect(await framesOf({ browser, route, columns, signs: asciiSigns })).toMatch(/^[ -~\n]+$/)
    }
  })
})

describe('small terminals', () => {
  it.each([
    [59, 15],
    [60, 14],
    [20, 4],
    [1, 2],
    [1, 1],
  ])('%i x %i: one message that fits', async (columns, rows) => {
    const screen = await show({ columns, rows })
    const lines = screen.frame().split('\n')
    expect(rows === 1 ? screen.frame() : lines.length < rows).toBe(rows === 1 ? '' : true)
    if (columns === 59) expect(lines).toEqual(['Terminal too small: 59x15. Whetstone needs 60x15. q quits.'])
    await screen.press('enter', 'q')
    screen.stop()
  })

  it('come back with everything as it was', async () => {
    const screen = await show({ route: routes[1] ?? '' })
    await screen.press('j', 'j')
    const before = screen.frame()
    await screen.resize(40, 10)
    await screen.press('j', 'enter', '?')
    await screen.resize(80, 24)
    expect(screen.frame()).toBe(before)
    screen.stop()
  })
})

describe('resizing', () => {
  it('keeps the selected row on screen', async () => {
    const screen = await show({ route: routes[1] ?? '', rows: 40 })
    await screen.press('G')
    for (const [columns, rows] of [
      [60, 15],
      [120, 20],
      [80, 24],
      [200, 60],
    ] as const) {
      await screen.resize(columns, rows)
      expect(screen.frame()).toMatch(/^› *23 +hmw-dev-energy-23/m)
    }
    screen.stop()
  })
})
