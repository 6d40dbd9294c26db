/** `whetstone eval`: a program over a dataset, scored and stored. */
import { type CommandMaker, declare } from '../command.ts'
import { exitCode, exitOfStatus } from '../exit-codes.ts'
import { type GlobalFlags, type RunFlags, withRunFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

const examples = `
Examples:
  whetstone eval hmw --model simulated/gpt-5-nano
  whetstone eval hmw --data my.jsonl --metric hmw_quality --model openai/gpt-5-nano --max-cost 0.50
  whetstone eval solutions --model ideate=gpt-5-mini,prioritize=gpt-5-nano --limit 10`

/** Declares the command. */
export const evalCommand: CommandMaker = (parent, { io, end }) =>
  withRunFlags(declare(parent, 'eval <target>'))
    .description('evaluate a task, or a compiled program by name, hash or file')
    .option('--model <ref>', 'model for all parts, or part=model,part=model (default: OPENAI_MODEL)')
    .addHelpText('after', examples)
    .action(async (target: string, flags: GlobalFlags & RunFlags & { model?: string }) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print, progress }) => {
          const [{ evaluateTask }, { evalText }] = await Promise.all([
            import('../../workbench/index.ts'),
            import('../../report/index.ts'),
          ])
          const { model } = flags
          const report = await evaluateTask(session, {
            target,
            model,
            ...evaluationOf(flags),
            signal,
            onProgress: progress,
          })
          print(report, () => evalText(report))
          return report.status === 'done' && report.scored === 0
            ? exitCode.failed
            : exitOfStatus[report.status]
        }),
      ),
    )

/** The use case's options from the flags. */
export function evaluationOf({
  data,
  metric,
  concurrency,
  limit,
  repeat,
  effort,
  maxCost,
  maxErrors,
}: RunFlags) {
  return {
    data,
    metric,
    concurrency,
    limit,
    repeat,
    maxCostUsd: maxCost,
    maxErrors,
    sampling: { reasoningEffort: effort },
  }
}
