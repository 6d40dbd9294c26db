/** `whetstone import`: a program from elsewhere. */
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const importCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'import <file>')
    .description('take over a state that Python DSPy saved, an exported prompt or a program file')
    .requiredOption('--task <name>', 'the task whose program takes it')
    .option('--name <name>', 'what to call it (default: the name of the file)')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone import hmw.json --task hmw --name hmw-from-dspy\n  whetstone import runs/exports/hmw.prompt.json --task hmw',
    )
    .action(async (file: string, flags: GlobalFlags & { task: string; name?: string }) =>
      end(
        await runCommand(io, flags, async ({ session, print, note }) => {
          const { importProgram } = await import('../../workbench/index.ts')
          const { task, name } = flags
          const report = await importProgram(session, { file, task, name })
          for (const text of report.notes) note(`note: ${text}`)
          const parts = Object.entries(report.parts).map(([part, { demos }]) => `  ${part}: ${demos} demos`)
          print(report, () =>
            [
              `${report.name}: ${report.program.slice(0, 16)} from ${report.format}`,
              ...parts,
              `  file ${report.path}`,
              `  evaluate it: whetstone eval ${report.name}`,
            ].join('\n'),
          )
          return exitCode.done
        }),
      ),
    )
