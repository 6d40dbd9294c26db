/** `whetstone compile`: an optimizer makes a better program. */
import type { CompileReport } from '../../workbench/index.ts'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode, exitOfStatus } from '../exit-codes.ts'
import { type GlobalFlags, positiveNumber, wholeNumber } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'

const examples = `
Examples:
  whetstone compile hmw --optimizer labeled-few-shot --k 8
  whetstone compile hmw --k 4 --seed 7 --name hmw-small
  whetstone compile hmw --k 8 --val datasets/hmw.dev.jsonl --model simulated/gpt-5-nano --max-cost 0.50

With --val, student and result are scored as runs of their own; exit 5 when --max-cost is reached: the same command
goes on from there, as what is paid for comes from the cache.`

interface CompileFlags extends GlobalFlags {
  readonly optimizer: string
  readonly train?: string
  readonly val?: string
  readonly metric?: string
  readonly model?: string
  readonly teacher?: string
  readonly maxCost?: number
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
    .option('--val <file>', 'examples to score student and result on (default: neither is scored)')
    .option('--metric <name>', 'metric of the scores (default: that of the task)')
    .option(
      '--model <ref>',
      'model that is scored with, or part=model,part=model (default: that of the task, else OPENAI_MODEL)',
    )
    .option('--teacher <ref>', 'model that makes demos; refused by labeled-few-shot, which asks none')
    .option('--max-cost <usd>', 'stop scoring when so much is spent (exit 5)', positiveNumber)
    .option('--k <n>', 'demos per predictor (default: 16)', wholeNumber(0))
    .option('--seed <n>', 'equal seeds give equal programs (default: 0)', wholeNumber(0))
    .option('--name <name>', 'name of the result (default: <task>-<optimizer>)')
    .addHelpText('after', examples)
    .action(async (target: string, flags: CompileFlags) =>
      end(await runCommand(io, flags, (context) => compile(context, target, flags))),
    )

async function compile(context: CommandContext, target: string, flags: CompileFlags): Promise<number> {
  const { session, signal, print, note, progress } = context
  const [{ compileProgram }, { compileText }] = await casesAndTexts()
  const { optimizer, train, val, metric, model, teacher, maxCost, k, seed, name } = flags
  const report = await compileProgram(session, {
    ...{ target, optimizer, train, val, metric, model, teacher, k, seed, name },
    ...{ maxCostUsd: maxCost, signal, onProgress: progress },
  })
  for (const text of report.notes) note(`note: ${text}`)
  print(report, () => compileText(report))
  return exitOf(report)
}

function exitOf({ validation }: CompileReport): number {
  if (validation === undefined) return exitCode.done
  if (validation.status !== 'done') return exitOfStatus[validation.status]
  return validation.candidates.some(({ score }) => score === null) ? exitCode.failed : exitCode.done
}
