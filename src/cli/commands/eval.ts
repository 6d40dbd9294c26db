/** `whetstone eval`: a program over a dataset, scored and stored, held to gates where asked. */
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import type { EstimateReport, GatedReport } from '../../workbench/index.ts'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode, exitOfStatus } from '../exit-codes.ts'
import { fraction, type GlobalFlags, type RunFlags, withRunFlags, withSliceFlag } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'
import { watchEval } from '../watch-eval.ts'

const examples = `
Examples:
  whetstone eval hmw --model simulated/gpt-5-nano
  whetstone eval hmw --data my.jsonl --metric hmw_quality --model openai/gpt-5-nano --max-cost 0.50
  whetstone eval hmw --slice domain
  whetstone eval hmw --estimate --model openai/gpt-5-nano
  whetstone eval hmw --min-score 0.6 --baseline blessed --max-drop 0.02
  whetstone eval solutions --model ideate=gpt-5-mini,prioritize=gpt-5-nano --limit 10`

interface EvalFlags extends GlobalFlags, RunFlags {
  readonly model?: string
  readonly slice?: readonly string[]
  readonly estimate?: boolean
  readonly watch?: boolean
  readonly minScore?: number
  readonly baseline?: string
  readonly maxDrop?: number
  readonly allowUnsure?: boolean
}

/** Declares the command. */
export const evalCommand: CommandMaker = (parent, { io, end }) =>
  withGateFlags(withSliceFlag(withRunFlags(declare(parent, 'eval <target>'))))
    .description('evaluate a task, or a compiled program by name, hash or file')
    .option(
      '--model <ref>',
      'model for all parts, or part=model,part=model (default: that of the task, else OPENAI_MODEL)',
    )
    .option('--estimate', 'ask 10 examples and print what the whole run would cost and take')
    .option(
      '--watch',
      'evaluate again when program, data or configuration change; answers that stay come from the cache',
    )
    .addHelpText('after', examples)
    .action(async (target: string, flags: EvalFlags) =>
      end(await runCommand(io, flags, (context) => evaluateOnce(context, target, flags))),
    )

function withGateFlags(command: Command): Command {
  return command
    .option('--min-score <x>', 'gate: the score must reach x (0 to 1; exit 3, or 4 when unsure)', fraction)
    .option('--baseline <run>', 'gate: compare with this run; `blessed` is that of `runs bless`')
    .option('--max-drop <d>', 'gate: the score may drop by less than d below the baseline', fraction)
    .option('--allow-unsure', 'a gate that the data cannot tell lets pass (exit 0 instead of 4)')
}

async function evaluateOnce(context: CommandContext, target: string, flags: EvalFlags): Promise<number> {
  const { session, signal, print, progress } = context
  if (flags.watch) return watchEval(context, { target, data: flags.data })
  const [{ evaluateGated }, { evalText, gatesText }] = await casesAndTexts()
  const { model, slice: slices } = flags
  const options = { target, model, slices, ...evaluationOf(flags), signal, onProgress: progress }
  if (!(await mayBegin(context, options, flags))) return exitCode.done
  const { minScore, baseline, maxDrop } = flags
  const report = await evaluateGated(session, options, { minScore, baseline, maxDrop })
  print(report, () => [evalText(report), ...(report.gates ? [gatesText(report.gates)] : [])].join('\n'))
  return exitOf(report, flags.allowUnsure === true)
}

/** True when the run is to begin: no estimate was asked for, and a costly one was agreed to. */
async function mayBegin(
  { session, print, io, signal, note }: CommandContext,
  options: Parameters<typeof import('../../workbench/index.ts').estimate>[1],
  flags: EvalFlags,
): Promise<boolean> {
  const limit = session.environment.confirmUsd
  const canAsk = io.isErrTty && process.stdin.isTTY === true
  if (!flags.estimate && !(canAsk && limit !== undefined)) return true
  const [{ estimate }, { estimateText }] = await casesAndTexts()
  const report = await estimate(session, options)
  if (flags.estimate) print(report, () => estimateText(report))
  if (!canAsk || limit === undefined || !isAbove(report, limit)) return !flags.estimate
  note(estimateText(report))
  return confirmed(signal)
}

function isAbove({ costUsd, simulated }: EstimateReport, limit: number): boolean {
  return !simulated && (costUsd === null || costUsd.high > limit)
}

async function confirmed(signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await lines.question('Go on? [y/N] ', { signal })).trim())
  } finally {
    lines.close()
  }
}

function exitOf({ status, scored, gates = [] }: GatedReport, allowUnsure: boolean): number {
  if (status !== 'done') return exitOfStatus[status]
  if (scored === 0) return exitCode.failed
  if (gates.some(({ verdict }) => verdict === 'failed')) return exitCode.gateNotMet
  const isUnsure = gates.some(({ verdict }) => verdict === 'cannot_tell')
  return isUnsure && !allowUnsure ? exitCode.cannotTell : exitCode.done
}

/** The use case's options from the flags. */
export function evaluationOf(flags: RunFlags) {
  const { data, metric, concurrency, limit, repeat, judgeModel, effort, maxCost, maxErrors } = flags
  return {
    ...{ data, metric, concurrency, limit, repeat, judgeModel },
    maxCostUsd: maxCost,
    maxErrors,
    sampling: { reasoningEffort: effort },
  }
}
