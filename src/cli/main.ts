/** The command line: flags in, use case, exit code out. Heavy modules load only when their command runs. */
import { Command, CommanderError } from 'commander'
import type { CommandMaker } from './command.ts'
import { cacheCommand } from './commands/cache.ts'
import { compareCommand } from './commands/compare.ts'
import { compileCommand } from './commands/compile.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { evalCommand } from './commands/eval.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { metricsCommand } from './commands/metrics.ts'
import { programsCommand } from './commands/programs.ts'
import { runsCommand } from './commands/runs.ts'
import { serveCommand } from './commands/serve.ts'
import { simulateCommand } from './commands/simulate.ts'
import { tuiCommand } from './commands/tui.ts'
import { exitCode } from './exit-codes.ts'
import { type Io, processIo } from './io.ts'
import { reportError } from './run-command.ts'
import { toldUnknown } from './unknown-command.ts'
import { version } from './version.ts'

/** Every command, in the order of `--help`. */
export const commands: readonly CommandMaker[] = [
  demoCommand,
  initCommand,
  compileCommand,
  evalCommand,
  compareCommand,
  metricsCommand,
  programsCommand,
  exportCommand,
  importCommand,
  runsCommand,
  tuiCommand,
  serveCommand,
  simulateCommand,
  cacheCommand,
  doctorCommand,
]

/** Runs a command line and sets the process's exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCli(argv, processIo())
}

/** Runs a command line; the result is the exit code. Never throws. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.done
  const program = buildProgram(io, (given) => {
    code = given
  })
  const isJson = argv.includes('--json')
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error, io, { json: isJson })
    if (error.exitCode === 0) return exitCode.done
    if (error.code === 'commander.help') return exitCode.badInput
    return reportError(toldUnknown(error, program, argv), io, { json: isJson })
  }
}

/** The command tree; also what `docs/reference/cli.md` is made of. */
export function buildProgram(io: Io, end: (code: number) => void): Command {
  const program = new Command('whetstone')
    .description('Optimizes, evaluates and compares programs that call language models.')
    .version(version())
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => {} })
    .exitOverride()
    .addHelpText('after', '\nStart here:\n  whetstone demo')
  for (const make of commands) make(program, { io, end })
  return program
}
