/** With `--json` the first warnings wait, so that a refused command says nothing on stderr but its one JSON document. */
import type { GlobalFlags } from './options.ts'

/** Warnings on their way to the user. */
export interface EarlyWarnings {
  add(message: string): void
  /** Prints what waits: the command is at work, or over. */
  tell(): void
  /** What waits, for the document of an error. */
  take(): readonly string[]
}

/** Warnings that go to `note`: at once, or with `--json` when they are told. */
export function earlyWarnings({ json }: GlobalFlags, note: (text: string) => void): EarlyWarnings {
  let waiting: readonly string[] | undefined = json ? [] : undefined
  const say = (message: string) => note(`warning: ${message}`)
  const take = () => {
    const taken = waiting ?? []
    waiting = undefined
    return taken
  }
  return {
    add(message) {
      if (waiting) waiting = [...waiting, message]
      else say(message)
    },
    tell: () => take().forEach(say),
    take,
  }
}
