/** The terminal is taken late and given back always. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runTui } from './run-tui.ts'
import { fakeBrowser, fakeNow, fakeRun } from './testing/fake-browser.ts'
import { InputError } from './workbench.ts'

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
  return expect.poll(() => written.join('')).toContain(text)
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

  it('leaves on the second ctrl-c, even while a filter is typed', async () => {
    const terminal = fakeTerminal()
    const running = runTui({ browser: fakeBrowser(), route: `run/${fakeRun().id}`, now, ...terminal.streams })
    await seen(terminal, '4f2a')
    terminal.type('/')
    terminal.type('\x03')
    await seen(terminal, 'ctrl-c again')
    terminal.type('\x03')
    expect(await running).toBe('stopped')
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

  it('begins where the last session ended, with its filter, order and theme', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whetstone-tui-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [savedPath, browser] = [join(folder, 'tui.json'), fakeBrowser()]
    const session = async (...typed: string[]) => {
      const terminal = fakeTerminal()
      const running = runTui({ browser, now, color: true, savedPath, ...terminal.streams })
      await seen(terminal, 'quit')
      for (const key of typed) terminal.type(key)
      terminal.type('q')
      await running
      return stripVTControlCharacters(terminal.written.join(''))
    }
    await session('\r', '/', ...'transit', '\r', 's', 't')
    const text = await session()
    expect(text).toMatch(/4f2a[\s\S]* \/ transit {2}8 of 24 rows[\s\S]*↑ score/)
    expect(JSON.parse(readFileSync(savedPath, 'utf8'))).toMatchObject({ theme: 'contrast' })
  })

  it('begins with the runs when that is gone, and never minds a file that is no good', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'whetstone-tui-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const savedPath = join(folder, 'tui.json')
    for (const text of ['{"view":"run/gone"}', '{{{']) {
      writeFileSync(savedPath, text)
      const terminal = fakeTerminal()
      const browser = fakeBrowser()
      const run = () => {
        throw new InputError('unknown_run', 'gone')
      }
      const running = runTui({ browser: { ...browser, run }, now, savedPath, ...terminal.streams })
      await seen(terminal, '1 run')
      terminal.type('q')
      await running
    }
  })
})
