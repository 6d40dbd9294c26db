/** `whetstone export`: a compiled program without the framework. */
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const exportCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'export <program>')
    .description('write a program as a prompt that runs without Whetstone')
    .requiredOption('--to <format>', 'prompt (JSON) or ts (a module without dependencies)')
    .option('-o, --out <file>', 'where to write; - for stdout (default: runs/exports/<name>)')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone export hmw-labeled-few-shot --to ts -o src/hmw-prompt.ts\n  whetstone export hmw --to prompt -o -',
    )
    .action(async (program: string, flags: GlobalFlags & { to: string; out?: string }) =>
      end(
        await runCommand(io, flags, async ({ session, print, note }) => {
          const { exportProgram } = await import('../../workbench/index.ts')
          const { to, out } = flags
          const report = await exportProgram(session, { program, to, out })
          for (const text of report.notes) note(`note: ${text}`)
          print(
            report,
            () =>
              report.content ?? `${report.name} as ${report.format}: ${report.path} (${report.bytes} bytes)`,
          )
          return exitCode.done
        }),
      ),
    )
