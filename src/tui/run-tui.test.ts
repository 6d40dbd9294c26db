/** The terminal is taken late and given back always. */
import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { runTui } from './run-tui.ts'
import { fakeBrowser, fakeNow, fakeRun } from './testing/fake-browser.ts'

const enter = '\x1b[?1049h'
const leave = '\x1b[?1049l'

/** A terminal that keeps what is written to it. */
function fakeTerminal() {
  const written: string[] = []
  const stdout = Object.assign(new EventEmitter(), {
    ...{ isTTY: true, columns: 80, rows: 24, writable: true },
    write: (text: string, done?: () => void) => {
      written.push(text)
      done?.()
      return true
    },
  })
  const queue: string[] = []
  const stdin = Object.assign(new EventEmitter(), {
    ...{ isTTY: true, setEncoding() {}, setRawMode: vi.fn(), resume() {}, pause() {}, ref() {}, unref() {} },
    read: () => queue.shift() ?? null,
  })
  const type = (text: string) => {
    queue.push(text)
    stdin.emit('readable')
  }
  const resize = (columns: number, rows: number) => {
    Object.assign(stdout, { columns, rows })
    written.length = 0
    stdout.emit('resize')
  }
  return {
    ...{ written, type, resize, setRawMode: stdin.setRawMode },
    streams: {
      stdin: stdin as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
    },
  }
}

/** Lines of the tallest text that was written at once. */
function tallest(written: readonly string[]): number {
  return Math.max(...written.map((text) => text.split('\n').length))
}

const now = () => fakeNow

/** Waits for a text; a busy machine takes its time to load what draws. */
function seen({ written }: { readonly written: readonly string[] }, text: string): Promise<void> {
  return vi.waitFor(() => expect(written.join('')).toContain(text), { timeout: 20_000 })
}

describe('runTui', () => {
  it('draws on the alternate screen and gives the terminal back on q', async () => {
    const terminal = fakeTerminal()
    const running = runTui({ browser: fakeBrowser(), now, color: false, ...terminal.streams })
    await seen(terminal, 'Runs')
    expect(terminal.written[0]).toBe(enter)
    expect(terminal.written.join('')).not.toContain(leave)
    terminal.type('q')
    await running
    expect(terminal.written.join('')).toContain(leave)
    expect(terminal.setRawMode).toHaveBeenLastCalledWith(false)
  })

  it('leaves on ctrl-c, even while a filter is typed', async () => {
    const terminal = fakeTerminal()
    const running = runTui({ browser: fakeBrowser(), route: `run/${fakeRun().id}`, now, ...terminal.streams })
    await seen(terminal, '4f2a')
    terminal.type('/')
    terminal.type('\x03')
    await running
    expect(terminal.written.join('')).toContain(leave)
  })

  it('opens where the route leads', async () => {
    const terminal = fakeTerminal()
    const running = runTui({
      browser: fakeBrowser(),
      route: `run/${fakeRun().id}/row/2`,
      now,
      ...terminal.streams,
    })
    await seen(terminal, 'hmw-dev-energy-2')
    terminal.type('q')
    await running
  })

  it('never draws a frame of the old size when the terminal shrinks', async () => {
    const terminal = fakeTerminal()
    const running = runTui({ browser: fakeBrowser(), now, ...terminal.streams })
    await seen(terminal, 'Runs')
    terminal.resize(70, 16)
    await seen(terminal, 'Runs')
    expect(tallest(terminal.written)).toBeLessThanOrEqual(16)
    terminal.type('q')
    await running
  })

  it.each([
    ['an unknown route', { route: 'nonsense' }, 'route: expected runs'],
    ['an unknown run', { route: 'run/nope' }, 'run: expected an id, got nope'],
    ['an unknown row', { route: `run/${fakeRun().id}/row/99` }, 'got "99"'],
  ])('refuses %s before anything is drawn', async (_, options, message) => {
    const terminal = fakeTerminal()
    await expect(runTui({ browser: fakeBrowser(), ...options, ...terminal.streams })).rejects.toThrow(message)
    expect(terminal.written).toEqual([])
  })

  it('refuses to draw into a pipe', async () => {
    const { streams } = fakeTerminal()
    Object.assign(streams.stdout, { isTTY: false })
    await expect(runTui({ browser: fakeBrowser(), ...streams })).rejects.toThrow(
      'expected a terminal on stdin and stdout',
    )
  })

  it('gives the terminal back when a view breaks, and passes the error on', async () => {
    const terminal = fakeTerminal()
    const run = { ...fakeRun(), status: 'no such status' as 'done' }
    const running = runTui({ browser: fakeBrowser({ runs: [run] }), now, ...terminal.streams })
    await expect(running).rejects.toThrow()
    expect(terminal.written.join('')).toContain(leave)
  })
})
