/** `whetstone compile`: an optimizer makes a better program. */
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, wholeNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'

interface CompileFlags extends GlobalFlags {
  readonly optimizer: string
  readonly train?: string
  readonly k?: number
  readonly seed?: number
  readonly name?: string
}

/** Declares the command. */
export const compileCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'compile <target>')
    .description('compile a program with an optimizer; the result is kept with its lineage')
    .option('--optimizer <name>', 'optimizer', 'labeled-few-shot')
    .option('--train <file>', 'labelled examples (default: the train set of the task)')
    .option('--k <n>', 'demos per predictor (default: 16)', wholeNumber(0))
    .option('--seed <n>', 'equal seeds give equal programs (default: 0)', wholeNumber(0))
    .option('--name <name>', 'name of the result (default: <task>-<optimizer>)')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone compile hmw --optimizer labeled-few-shot --k 8\n  whetstone compile hmw --k 4 --seed 7 --name hmw-small',
    )
    .action(async (target: string, flags: CompileFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print, note }) => {
          const { compileProgram } = await import('../../workbench/index.ts')
          const { optimizer, train, k, seed, name } = flags
          const report = await compileProgram(session, { target, optimizer, train, k, seed, name })
          for (const text of report.notes) note(`note: ${text}`)
          const parts = Object.entries(report.parts).map(([part, { demos }]) => `  ${part}: ${demos} demos`)
          const next = `  evaluate it: whetstone eval ${report.name}`
          print(report, () =>
            [
              `${report.name}: ${report.program.slice(0, 16)} by ${report.optimizer}`,
              ...parts,
              `  file ${report.path}`,
              next,
            ].join('\n'),
          )
          return exitCode.done
        }),
      ),
    )
