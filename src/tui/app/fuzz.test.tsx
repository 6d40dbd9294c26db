/** Any keys in any order, at any size, end in a frame that fits. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { sequenceOf, show } from '../testing/show.tsx'

const keyboard = [
  ...[
    'enter',
    'enter',
    'esc',
    'tab',
    'shift-tab',
    'up',
    'down',
    'left',
    'right',
    'pgup',
    'pgdn',
    'home',
    'end',
  ],
  ...['backspace', 'delete', 'space', 'ctrl-d', 'ctrl-u', 'ctrl-w', 'ctrl-z', '\x1b[200~pasted\x1b[201~'],
  // Every letter but q, which would end the test early.
  ...'jjjkkkllhgGfFnNJKR/?[]abcdeimoprstuvwxyzLOW0192345!:é漢',
]

/** A small generator of numbers below n, so that a failure can be seen again. */
function chance(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** Keys that arrive at once, as from fast typing. */
const burst = 4

describe('5 000 random keys', () => {
  it.each([1, 2, 3, 4, 5])(
    'never throw nor outgrow the screen (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
      const below = chance(seed)
      const runs = Array.from({ length: 150 }, (_, i) =>
        fakeRun({ id: `20261122T${100_000 + i}-${1000 + i}` }),
      )
      const rows = Array.from({ length: 200 }, (_, i) => fakeRow(i))
      const screen = await show({ browser: fakeBrowser({ runs, rows, calls: [fakeCall(), fakeCall()] }) })
      let [columns, lines] = [80, 24]
      const places = new Set<string>()
      for (let i = 0; i < 1000; i += burst) {
        if (i % 20 === 0) {
          columns = 1 + below(150)
          lines = 1 + below(50)
          await screen.resize(columns, lines)
        }
        const keys = Array.from({ length: burst }, () => sequenceOf(keyboard[below(keyboard.length)] ?? 'j'))
        await screen.press(keys.join(''))
        const heights = screen.frames().map((frame) => (frame === '' ? 0 : frame.split('\n').length))
        expect(Math.max(...heights)).toBeLessThan(lines)
        places.add(screen.frame().split('\n')[0]?.split('  ')[0] ?? '')
      }
      await screen.resize(80, 24)
      expect(screen.frame()).toContain('Whetstone')
      screen.stop()
    },
  )
})
