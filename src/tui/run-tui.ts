/** Opens the terminal UI where a route leads. */
import { resolveRoute } from './app/resolve-route.ts'
import { parseRoute } from './screen/route.ts'
import { signsFor, wantsColor } from './theme/detect.ts'
import { paletteTheme, plainTheme } from './theme/theme.ts'
import { type Desk, InputError } from './workbench.ts'

/** What the terminal UI is opened with. */
export interface TuiOptions {
  readonly browser: Desk
  /** Where to start. @default 'runs' */
  readonly route?: string | undefined
  /** @default false with NO_COLOR or on a dumb terminal */
  readonly color?: boolean | undefined
  /** @default process.stdin */
  readonly stdin?: NodeJS.ReadStream | undefined
  /** @default process.stdout */
  readonly stdout?: NodeJS.WriteStream | undefined
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined
}

/**
 * Shows the workbench until the user quits; the terminal is as before then, whatever happened.
 * @throws InputError for a route that leads nowhere or without a terminal, before anything is drawn.
 */
export async function runTui(options: TuiOptions): Promise<void> {
  const { browser, stdin = process.stdin, stdout = process.stdout, now = Date.now } = options
  const routes = resolveRoute(browser, parseRoute(options.route ?? 'runs'))
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new InputError(
      'no_terminal',
      'tui: expected a terminal on stdin and stdout, got a file or a pipe; try: whetstone runs list',
    )
  }
  const theme = (options.color ?? wantsColor(process)) ? paletteTheme : plainTheme
  // React reads this once, when it is loaded: its other build is several times slower and keeps every timing.
  process.env.NODE_ENV ??= 'production'
  const { openTerminal } = await import('./open-terminal.tsx')
  await openTerminal({ browser, routes, theme, signs: signsFor(process), now, stdin, stdout })
}
