/** `whetstone export`: a compiled program without the framework. */
import type { ExportReport } from '../../workbench/index.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const exportCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'export <program>')
    .description('write a program as a prompt that runs without Whetstone')
    .requiredOption(
      '--to <format>',
      'prompt (JSON), ts (a module without dependencies), openai, ai-sdk, dspy or markdown',
    )
    .option('-o, --out <file>', 'where to write; - for stdout (default: runs/exports/<name>)')
    .option('--verify <data>', 'hold it against the engine on every example first; exit 1 where it differs')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone export hmw-labeled-few-shot --to ts -o src/hmw-prompt.ts\n  whetstone export hmw --to prompt -o -\n  whetstone export hmw@production --to ai-sdk --verify dev.jsonl',
    )
    .action(async (program: string, flags: GlobalFlags & { to: string; out?: string; verify?: string }) =>
      end(
        await runCommand(io, flags, async ({ session, print, note }) => {
          const { exportProgram } = await import('../../workbench/index.ts')
          const { to, out, verify } = flags
          const report = await exportProgram(session, { program, to, out, verify })
          for (const text of report.notes) note(`note: ${text}`)
          print(report, () => report.content ?? exportText(report))
          return exitCode.done
        }),
      ),
    )

function exportText({ name, format, path, bytes, beside, verified }: ExportReport): string {
  const written = `${name} as ${format}: ${path} (${bytes} bytes)`
  const proof =
    verified &&
    `  verified on ${verified.examples} examples: ${verified.prompts} prompts equal byte for byte, ${verified.replies} replies read alike, ${verified.refused} refused as broken (replies: ${verified.recorded} recorded, ${verified.simulated} simulated)`
  return [written, beside && `  beside it: ${beside}`, proof].filter(Boolean).join('\n')
}
