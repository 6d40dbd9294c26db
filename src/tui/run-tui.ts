/** Opens the terminal UI where a route leads. */
import { resolveRoute } from './app/resolve-route.ts'
import type { Left } from './app/use-wishes.ts'
import { readSaved, writeSaved } from './data/saved-file.ts'
import type { Listen } from './outside/outside.ts'
import { asSaved, parseRoute, type Route } from './screen/route.ts'
import type { Saved } from './screen/saved.ts'
import { hasTrueColor, signsFor, wantsColor } from './theme/detect.ts'
import { type NamedTheme, themesFor } from './theme/theme.ts'
import { type Desk, InputError } from './workbench.ts'

/** What the terminal UI is opened with. */
export interface TuiOptions {
  readonly browser: Desk
  /** Where to start. @default where the last session ended, or the runs */
  readonly route?: string | undefined
  /** @default false with NO_COLOR or on a dumb terminal */
  readonly color?: boolean | undefined
  /** The file that view, filters, orders and theme are kept in for the next session. @default they are not */
  readonly savedPath?: string | undefined
  /** Whether lines are read and written instead of keys and frames; no terminal is needed then. @default false */
  readonly isLinear?: boolean | undefined
  /** @default process.stdin */
  readonly stdin?: NodeJS.ReadStream | undefined
  /** @default process.stdout */
  readonly stdout?: NodeJS.WriteStream | undefined
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: (() => number) | undefined
  /** Hands over who is told of warnings while the program has the screen. @default nobody */
  readonly onWarning?: Listen | undefined
}

/**
 * Shows the workbench until the user quits; the terminal is as before then, whatever happened.
 * @returns `stopped` when the user would not wait for the calls under way.
 * @throws InputError for a route that leads nowhere or without a terminal, before anything is drawn.
 */
export async function runTui(options: TuiOptions): Promise<Left> {
  const { browser, stdin = process.stdin, stdout = process.stdout, now = Date.now } = options
  const before = readSaved(options.savedPath)
  const routes = startOf(options, before)
  // React reads this once, when it is loaded: its other build is several times slower and keeps every timing.
  process.env.NODE_ENV ??= 'production'
  if (options.isLinear) {
    const { runLinear } = await import('./linear/run-linear.tsx')
    await runLinear({ browser, routes, now, input: stdin, output: stdout })
    return 'left'
  }
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new InputError(
      'no_terminal',
      'tui: expected a terminal on stdin and stdout, got a file or a pipe; try --linear, or whetstone runs list',
    )
  }
  const hasColor = options.color ?? wantsColor(process)
  const themes = rotated(themesFor({ hasColor, isTrue: hasTrueColor(process) }), before.theme)
  const { openTerminal } = await import('./open-terminal.tsx')
  const shown = { browser, routes, themes, signs: signsFor(process), now }
  let saved = before
  const keep = (next: Saved) => {
    saved = next
  }
  const left = await openTerminal({ ...shown, stdin, stdout, keep, onWarning: options.onWarning })
  writeSaved(options.savedPath, saved)
  return left
}

/** Where one asked to go; without that where the last session ended, if that is still there. */
function startOf({ browser, route }: TuiOptions, saved: Saved): Route[] {
  if (route !== undefined) return resolveRoute(browser, parseRoute(route))
  try {
    return asSaved(resolveRoute(browser, parseRoute(saved.view ?? 'runs')), saved)
  } catch (error) {
    if (error instanceof InputError) return resolveRoute(browser, {})
    throw error
  }
}

function rotated(themes: readonly NamedTheme[], first: string | undefined): readonly NamedTheme[] {
  const at = Math.max(
    0,
    themes.findIndex(({ name }) => name === first),
  )
  return [...themes.slice(at), ...themes.slice(0, at)]
}
