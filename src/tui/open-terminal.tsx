/** Takes the terminal, shows the program in it, and gives the terminal back. */
import { render } from 'ink'
import { App, type AppProps } from './app/app.tsx'

/** The terminal to take, and what to show in it. */
export interface TerminalOptions extends Omit<AppProps, 'size' | 'suspend'> {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
}

/** Shows the program until it is left; the terminal is as before then, whatever happened. */
export async function openTerminal({ stdin, stdout, ...shown }: TerminalOptions): Promise<void> {
  const app = () => <App {...shown} suspend={suspend} size={{ columns: stdout.columns, rows: stdout.rows }} />
  const terminal = { stdin, stdout, interactive: true, alternateScreen: true, incrementalRendering: true }
  const ink = render(app(), { ...terminal, patchConsole: false })
  // Before Ink's own listener, which would first draw the old frame at the new size.
  const resize = () => ink.rerender(app())
  stdout.prependListener('resize', resize)
  try {
    await ink.waitUntilExit()
  } finally {
    stdout.off('resize', resize)
  }
}

/** Stops the whole job, as the terminal itself does on ctrl-z outside of raw mode. */
function suspend(): void {
  process.kill(0, 'SIGTSTP')
}
