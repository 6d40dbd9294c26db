/** Shows the program at any size without a terminal: keys in, frames out as text. */
import { setImmediate as turn } from 'node:timers/promises'
import { render } from 'ink-testing-library'
import { App } from '../app/app.tsx'
import { resolveRoute } from '../app/resolve-route.ts'
import type { Outside } from '../outside/outside.ts'
import { parseRoute } from '../screen/route.ts'
import { type Signs, unicodeSigns } from '../theme/signs.ts'
import { type NamedTheme, plainTheme, type Theme } from '../theme/theme.ts'
import type { Desk } from '../workbench.ts'
import { fakeBrowser, fakeNow } from './fake-browser.ts'

/** What is shown, and where. */
export interface ShowOptions {
  readonly browser?: Desk
  readonly route?: string
  readonly columns?: number
  readonly rows?: number
  readonly theme?: Theme
  /** What `t` leads to. @default nothing */
  readonly moreThemes?: readonly NamedTheme[]
  readonly signs?: Signs
  readonly outside?: Partial<Outside>
}

/** The program on a screen of its own. */
export interface Shown {
  /** The latest frame. */
  readonly frame: () => string
  /** All frames since the last resize. */
  readonly frames: () => readonly string[]
  /** Keys by name, one after the other. */
  readonly press: (...names: string[]) => Promise<void>
  readonly resize: (columns: number, rows: number) => Promise<void>
  readonly stop: () => void
}

/** What a terminal sends. Escape comes in the form that needs no waiting for what may follow. */
const sequences: Readonly<Record<string, string>> = {
  ...{ esc: '\x1b[27u', enter: '\r', tab: '\t', 'shift-tab': '\x1b[Z', space: ' ', backspace: '\x7f' },
  ...{ up: '\x1b[A', down: '\x1b[B', right: '\x1b[C', left: '\x1b[D', home: '\x1b[H', end: '\x1b[F' },
  ...{ pgup: '\x1b[5~', pgdn: '\x1b[6~', delete: '\x1b[3~' },
}

/** What a terminal sends for a key. */
export function sequenceOf(name: string): string {
  if (name.startsWith('ctrl-')) return String.fromCharCode(name.charCodeAt(5) - 96)
  return sequences[name] ?? name
}

const nothingOutside: Outside = {
  suspend() {},
  redraw() {},
  keep() {},
  copy() {},
  ring() {},
  open: async ({ text }) => text,
  listen() {},
}

// What follows from a promise is drawn by React's scheduler, a task a turn; on a busy machine a turn may do none.
async function rest(): Promise<void> {
  for (let i = 0; i < 12; i++) await turn()
}

/** Shows the program and waits for its first frame. */
export async function show(options: ShowOptions = {}): Promise<Shown> {
  const {
    browser = fakeBrowser(),
    route = 'runs',
    theme = plainTheme,
    moreThemes = [],
    signs = unicodeSigns,
  } = options
  const outside = { ...nothingOutside, ...options.outside }
  const routes = resolveRoute(browser, parseRoute(route))
  const themes = [{ name: 'plain', theme } as const, ...moreThemes]
  const fixed = { browser, routes, themes, signs, now: () => fakeNow, outside }
  const at = (columns: number, rows: number) => <App {...fixed} size={{ columns, rows }} />
  const { columns = 80, rows = 24 } = options
  const ink = render(at(columns, rows))
  const sized = (width: number, height: number) => {
    Object.defineProperty(ink.stdout, 'columns', { value: width, configurable: true })
    Object.defineProperty(ink.stdout, 'rows', { value: height, configurable: true })
    ink.rerender(at(width, height))
    ink.frames.splice(0, ink.frames.length - 1)
  }
  sized(columns, rows)
  await rest()
  return {
    frame: () => ink.lastFrame() ?? '',
    frames: () => ink.frames,
    stop: ink.unmount,
    resize: async (width, height) => {
      sized(width, height)
      await rest()
      // What was drawn late at the old size is not of this one.
      ink.frames.splice(0, ink.frames.length - 1)
    },
    press: async (...names) => {
      for (const name of names) {
        ink.stdin.write(sequenceOf(name))
        await rest()
      }
    },
  }
}
