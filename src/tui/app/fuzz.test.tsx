/** Any keys in any order, at any size, end in a frame that fits. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { type Shown, sequenceOf, show } from '../testing/show.tsx'

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
  ...['backspace', 'delete', 'space', 'ctrl-d', 'ctrl-u', 'ctrl-w', 'ctrl-z', 'ctrl-l', 'ctrl-p', 'ctrl-c'],
  ...['\x1b[200~pasted\x1b[201~', '\x1bOP', '\x1b[<0;5;9M', '\x1b[<65;5;9M'],
  ...'jjjkkkllhgGfFnNJKR/?[]abcdeimoprstuvwxyzLOWSVXZ012345!:~-+,"<é漢',
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

/** A history of several screens, shown anew. */
function shown() {
  const runs = Array.from({ length: 150 }, (_, i) => fakeRun({ id: `20261122T${100_000 + i}-${1000 + i}` }))
  const rows = Array.from({ length: 200 }, (_, i) => fakeRow(i))
  return show({ browser: fakeBrowser({ runs, rows, calls: [fakeCall(), fakeCall()] }) })
}

function heightOf(frame: string): number {
  return frame.trim() === '' ? 0 : frame.split('\n').length
}

/** Whether the program still draws: its frame fills the screen but for the last row, at any size. */
async function isAlive(screen: Shown): Promise<boolean> {
  await screen.resize(71, 17)
  return heightOf(screen.frame()) === 16
}

describe('10 000 random keys', () => {
  it.each([1, 2, 3, 4, 5])(
    'never throw nor outgrow the screen (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
      const below = chance(seed)
      let screen = await shown()
      let [columns, lines] = [80, 24]
      for (let i = 0; i < 2000; i += burst) {
        if (i % 20 === 0) {
          // The palette can quit, and so can ctrl-c twice.
          if (!(await isAlive(screen))) screen = await shown()
          columns = 1 + below(150)
          lines = 1 + below(50)
          await screen.resize(columns, lines)
        }
        const keys = Array.from({ length: burst }, () => sequenceOf(keyboard[below(keyboard.length)] ?? 'j'))
        await screen.press(keys.join(''))
        expect(Math.max(...screen.frames().map(heightOf))).toBeLessThan(lines)
      }
      screen.stop()
    },
  )
})
