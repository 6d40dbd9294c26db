/** `whetstone compare`: several models on one task, or two stored runs, and a verdict. */
import { CommanderError } from 'commander'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, type RunFlags, share, withRunFlags, withSliceFlag } from '../options.ts'
import { runCommand } from '../run-command.ts'
import { evaluationOf } from './eval.ts'

const examples = `
Examples:
  whetstone compare --models simulated/gpt-5-nano,simulated/gpt-5-mini hmw
  whetstone compare --models gpt-5-nano,gpt-5.6-luna hmw --margin 0.02
  whetstone compare latest~1 latest --explain`

interface CompareFlags extends GlobalFlags, RunFlags {
  readonly models?: string
  readonly margin?: number
  readonly cluster?: string
  readonly slice?: readonly string[]
  readonly explain?: boolean
}

/** Declares the command. */
export const compareCommand: CommandMaker = (parent, { io, end }) =>
  withSliceFlag(withRunFlags(declare(parent, 'compare <targets...>')))
    .description('compare models on a task or program, or two runs by id, and give a verdict')
    .option('--models <refs>', 'models, comma-separated')
    .option(
      '--margin <d>',
      'call the second no worse when it loses less than this (score from 0 to 1)',
      share,
    )
    .option('--cluster <key>', 'examples that share this metadata value count as one')
    .option('--explain', 'say which metric parts and which slice drive the change, with an example of each')
    .addHelpText('after', examples)
    .action(async (targets: string[], flags: CompareFlags) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print, progress }) => {
          const [{ compareModels, compareRuns }, { compareText, manyCompareText }] = await casesAndTexts()
          const [first = '', second] = targets
          const { models, margin, cluster, slice: slices, explain } = flags
          const reading = { margin, cluster, slices, explain }
          checkTargets(targets, models)
          const report =
            models === undefined
              ? await compareRuns(session, [first, second ?? ''], reading)
              : await compareModels(session, {
                  target: first,
                  models: models.split(',').map((model) => model.trim()),
                  ...{ ...evaluationOf(flags), ...reading, signal, onProgress: progress },
                })
          print(report, () => ('holm' in report ? manyCompareText(report) : compareText(report)))
          return exitCode.done
        }),
      ),
    )

function checkTargets(targets: readonly string[], models: string | undefined): void {
  const wanted = models === undefined ? 2 : 1
  if (targets.length === wanted) return
  const told =
    models === undefined
      ? 'expected two runs (compare <run A> <run B>), or --models A,B with a task or program'
      : 'expected one task or program beside --models'
  throw new CommanderError(2, 'usage', `${told}, got: ${targets.join(' ')}`)
}
