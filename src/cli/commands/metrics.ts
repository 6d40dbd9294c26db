/** `whetstone metrics`: is a metric fit to judge? */

import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare, declareGroup } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, judgeFlag, wholeNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'

const examples = `
Examples:
  whetstone metrics check hmw
  whetstone metrics check hmw --model simulated/gpt-5-nano --repeat 5
  whetstone metrics check tickets --metric judge --labels people.jsonl --json

Exit code 3 says that the metric is not fit to judge.`

interface MetricsFlags extends GlobalFlags {
  readonly data?: string
  readonly metric?: string
  readonly model?: string
  readonly judgeModel?: string
  readonly labels?: string
  readonly repeat?: number
  readonly limit?: number
}

/** Declares the command and its subcommand. */
export const metricsCommand: CommandMaker = (parent, host) => {
  const metrics = declareGroup(parent, 'metrics').description('metrics: check whether one is fit to judge')
  checkCommand(metrics, host)
  return metrics
}

const checkCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'check <target>')
    .description(
      'controls that must rank right, noise, saturation, agreement with people, what the data can show',
    )
    .option('--data <file>', 'examples, .jsonl or .csv (default: the dev set of the task)')
    .option('--metric <name>', 'the metric (default: that of the task)')
    .option('--model <ref>', 'run the program on 20 examples with this model (default: look at the last run)')
    .option(
      '--labels <file>',
      'what people said of the last run, JSONL of { id, label } (default: labels made in the terminal UI)',
    )
    .option('--judge-model <ref>', judgeFlag)
    .option(
      '--repeat <k>',
      'how often each prediction is judged (default: 3 with a judge, else 2)',
      wholeNumber(2),
    )
    .option(
      '--limit <n>',
      'examples to make controls of (default: 20 with a judge, else 1000)',
      wholeNumber(1),
    )
    .addHelpText('after', examples)
    .action(async (target: string, flags: MetricsFlags) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print }) => {
          const [{ checkMetrics }, { metricsText }] = await casesAndTexts()
          const { data, metric, model, judgeModel, labels, repeat, limit } = flags
          try {
            const report = await checkMetrics(session, {
              target,
              data,
              metric,
              model,
              judgeModel,
              labels,
              repeat,
              limit,
              signal,
            })
            print(report, () => metricsText(report))
            return report.verdict === 'unfit' ? exitCode.gateNotMet : exitCode.done
          } catch (error) {
            if (signal.aborted) return exitCode.interrupted
            throw error
          }
        }),
      ),
    )
