/** How a command is declared: a file adds it below a parent, `main` hands in what it needs. */
import { type Command, Option } from 'commander'
import type { Io } from './io.ts'

/** What a command file gets. */
export interface CommandHost {
  readonly io: Io
  /** Tells the exit code. */
  readonly end: (code: number) => void
}

/** Adds a command below its parent. */
export type CommandMaker = (parent: Command, host: CommandHost) => Command

/** A command with the flags that all have; it prints and ends as its parent does. */
export function declare(parent: Command, nameAndArguments: string): Command {
  return declareGroup(parent, nameAndArguments)
    .option('--json', 'print one JSON document on stdout')
    .option('--quiet', 'no progress and no notes on stderr')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'))
    .option('--config <file>', 'configuration (default: whetstone.config.ts here)')
    .option('--store <file>', 'run store (default: WHETSTONE_DB or runs/whetstone.db)')
}

/** A command that only holds others. */
export function declareGroup(parent: Command, name: string): Command {
  return parent.command(name).exitOverride().configureOutput(parent.configureOutput())
}
