/** What lies outside of the screen: the process, the clipboard, other programs, the bell of the terminal. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Saved } from '../screen/saved.ts'
import { clipboardSequence } from './clipboard.ts'
import { openText, programFor, type TextFile } from './open-text.ts'

/** What the program can do there. */
export interface Outside {
  /** Stops the process until it is continued. */
  readonly suspend: () => void
  /** Has the next frame drawn on an empty screen, whatever stands there. */
  readonly redraw: () => void
  /** Hands a text to the terminal's clipboard. @throws Error when it is too long for one. */
  readonly copy: (text: string) => void
  /** Rings, where the user wants it. */
  readonly ring: () => void
  /** Shows a text in the user's pager or editor, which has the terminal meanwhile; gives the text as it was left. */
  readonly open: (file: TextFile) => Promise<string>
  /** Is told what outlives the session, whenever it has changed. */
  readonly keep: (saved: Saved) => void
  /** Hears what is to be told to the user, which must not be written over the screen. */
  readonly listen: Listen
}

/** Takes who is told; the latest is. */
export type Listen = (tell: (text: string) => void) => void

/** What the real world is reached by. */
export interface WayOut {
  readonly write: (sequence: string) => void
  /** Where keys come from. */
  readonly stdin: Pick<NodeJS.ReadStream, 'pause'>
  readonly redraw: () => void
  readonly keep: (saved: Saved) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly listen: Listen | undefined
}

/** The real world: writes to the terminal, starts the programs that the environment names. */
export function realOutside({ write, redraw, keep, stdin, env, listen = () => {} }: WayOut): Outside {
  return {
    // The whole job, as the terminal itself does on ctrl-z outside of raw mode.
    suspend: () => void process.kill(0, 'SIGTSTP'),
    redraw,
    keep,
    copy: (text) => write(clipboardSequence(text, env.TMUX !== undefined)),
    ring: () => (env.WHETSTONE_BELL ? write('\x07') : undefined),
    async open(file) {
      await stopReading(stdin)
      return openText(file, programFor(file.in, env))
    },
    listen,
  }
}

/**
 * Ink takes its listener off but leaves the stream reading. Two readers of one terminal take each other's keys, and ours,
 * which would then wait for a whole line, would stop the process with it. The stream is paused by the turn after it has
 * seen that nobody listens.
 */
async function stopReading(stdin: WayOut['stdin']): Promise<void> {
  await turn()
  stdin.pause()
  await turn()
}
