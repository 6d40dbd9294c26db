/** Runs command lines in process, in a temporary folder, and catches what they print. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { runCli } from '../../src/cli/main.ts'

/** What a command line did. */
export interface CliResult {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** How it is run. */
export interface CliSituation {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Gets what stands for Ctrl-C. */
  readonly onStart?: (interrupt: () => void) => void
  readonly onErr?: (text: string) => void
}

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A temporary folder that goes after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-'))
  folders.push(folder)
  return folder
}

/** Runs one command line. */
export async function whetstone(
  argv: readonly string[],
  { cwd = temporaryFolder(), env = {}, onStart, onErr }: CliSituation = {},
): Promise<CliResult> {
  const texts = { out: '', err: '' }
  const code = await runCli(argv, {
    cwd,
    env,
    out: (text) => {
      texts.out += text
    },
    err: (text) => {
      texts.err += text
      onErr?.(text)
    },
    isOutTty: false,
    isErrTty: false,
    onInterrupt: (listener) => {
      onStart?.(listener)
      return () => {}
    },
    exitNow: (exit) => {
      throw new Error(`exit ${exit}`)
    },
  })
  return { code, ...texts }
}
