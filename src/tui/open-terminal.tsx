/** Takes the terminal, shows the program in it, and gives the terminal back. */
import { render } from 'ink'
import { App, type AppProps } from './app/app.tsx'
import type { Left } from './app/use-wishes.ts'
import { type Listen, type Outside, realOutside } from './outside/outside.ts'

/** The terminal to take, and what to show in it. */
export interface TerminalOptions extends Omit<AppProps, 'size' | 'outside'> {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly onWarning: Listen | undefined
  /** Is told what outlives the session. */
  readonly keep: Outside['keep']
}

/** A key waits at most 17 ms for its frame; only changed lines are written, so that nothing flickers. */
const maxFps = 60

/** Shows the program until it is left; the terminal is as before then, whatever happened. */
export async function openTerminal({
  stdin,
  stdout,
  onWarning,
  keep,
  ...shown
}: TerminalOptions): Promise<Left> {
  const write = (sequence: string) => void stdout.write(sequence)
  const redraw = () => {
    ink.clear()
    write('\x1b[H\x1b[2J')
  }
  const outside = realOutside({ write, redraw, keep, stdin, env: process.env, listen: onWarning })
  const app = () => <App {...shown} outside={outside} size={{ columns: stdout.columns, rows: stdout.rows }} />
  const terminal = {
    stdin,
    stdout,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps,
  }
  // Ink does so only after the first frame: what is typed before would be echoed onto it.
  stdin.setRawMode(true)
  const ink = render(app(), { ...terminal, patchConsole: false, exitOnCtrlC: false })
  // Before Ink's own listener, which would first draw the old frame at the new size.
  const resize = () => ink.rerender(app())
  stdout.prependListener('resize', resize)
  try {
    return (await ink.waitUntilExit()) as Left
  } finally {
    stdin.setRawMode(false)
    stdout.off('resize', resize)
  }
}
