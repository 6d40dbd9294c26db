/** A real terminal for the real program: keys in, the screen out, by tmux. */
import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether there is a tmux to test with. */
export function hasTmux(): boolean {
  try {
    execFileSync('tmux', ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What runs, and in how large a terminal. */
export interface TerminalSituation {
  /** Command line for a shell. */
  readonly command: string
  readonly cwd: string
  readonly columns: number
  readonly rows: number
}

/** A program in a terminal. */
export interface Terminal {
  /** Keys as tmux calls them, one after the other. */
  send(...keys: string[]): void
  /** The screen as soon as it fits; throws with the screen as it is when it never does. */
  see(wanted: RegExp): Promise<string>
  /** The screen once `wanted` is nowhere on it any more. */
  unsee(unwanted: RegExp): Promise<string>
  /** The screen with its colours, as escape sequences. */
  painted(): string
  resize(columns: number, rows: number): void
  /** What the program has put on the clipboard. */
  clipboard(): string
  close(): void
}

/** Milliseconds between two looks at the screen, and until one gives up. */
const [pollMs, patienceMs] = [25, 60_000]

/** Starts a program in a terminal of its own. */
export function openTerminal({ command, cwd, columns, rows }: TerminalSituation): Terminal {
  const server = `whetstone-${process.pid}-${Math.random().toString(36).slice(2)}`
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' })
  const size = (width: number, height: number) => ['-x', String(width), '-y', String(height)]
  tmux(
    'new-session',
    '-d',
    ...size(columns, rows),
    '-c',
    cwd,
    `env TERM=screen-256color LC_ALL=C.UTF-8 NO_COLOR=1 ${command}; echo "left with $?"; cat`,
  )
  // Else tmux keeps what programs copy to itself.
  tmux('set-option', '-s', 'set-clipboard', 'on')
  const screen = () => tmux('capture-pane', '-p')
  const until = async (isThere: (frame: string) => boolean, told: string) => {
    const end = Date.now() + patienceMs
    for (let frame = screen(); ; frame = screen()) {
      if (isThere(frame)) return frame
      if (Date.now() > end) throw new Error(`expected ${told} on the screen, got:\n${frame}`)
      await pause(pollMs)
    }
  }
  return {
    send: (...keys) => {
      for (const key of keys) tmux('send-keys', key)
    },
    see: (wanted) => until((frame) => wanted.test(frame), String(wanted)),
    unsee: (unwanted) => until((frame) => !unwanted.test(frame), `no ${unwanted}`),
    painted: () => tmux('capture-pane', '-e', '-p'),
    resize: (width, height) => void tmux('resize-window', ...size(width, height)),
    clipboard: () => tmux('show-buffer'),
    close: () => void tmux('kill-server'),
  }
}
