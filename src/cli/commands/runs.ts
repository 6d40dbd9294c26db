/** `whetstone runs`: the history. */

import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare, declareGroup } from '../command.ts'
import { exitCode, exitOfStatus } from '../exit-codes.ts'
import { type GlobalFlags, positiveNumber, wholeNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'
import { deleteCommand, rerunCommand } from './change-runs.ts'
import { driftCommand } from './drift.ts'
import { reportCommand } from './report.ts'

/** Declares the command and its subcommands. */
export const runsCommand: CommandMaker = (parent, host) => {
  const runs = declareGroup(parent, 'runs').description('the history: list, show, resume, rerun, delete')
  listCommand(runs, host)
  showCommand(runs, host)
  resumeCommand(runs, host)
  rerunCommand(runs, host)
  blessCommand(runs, host)
  frontierCommand(runs, host)
  reportCommand(runs, host)
  deleteCommand(runs, host)
  driftCommand(runs, host)
  return runs
}

const listCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'list')
    .description('runs, newest first')
    .option('--task <name>', 'only runs of this task')
    .option('--limit <n>', 'at most so many', wholeNumber(1), 20)
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone runs list\n  whetstone runs list --task hmw --limit 5 --json',
    )
    .action(async (flags: GlobalFlags & { task?: string; limit: number }) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ evalReport, taskNamed }, { runsText }] = await casesAndTexts()
          const runs = (await session.store()).runs({ task: flags.task, limit: flags.limit })
          // Runs of a task that has gone are listed all the same; a mistyped one has none and is refused.
          if (runs.length === 0 && flags.task !== undefined) taskNamed(session, flags.task)
          print({ schemaVersion: 1, runs: runs.map(evalReport) }, () => runsText(runs))
          return exitCode.done
        }),
      ),
    )

const showCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'show <run>')
    .description('one run with its lowest rows; a unique prefix will do, so do latest and latest~1')
    .option('--rows <n>', 'how many of the lowest rows', wholeNumber(0), 10)
    .addHelpText('after', '\nExamples:\n  whetstone runs show latest\n  whetstone runs show latest~1 --json')
    .action(async (ref: string, flags: GlobalFlags & { rows: number }) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ evalReport }, { runText }] = await casesAndTexts()
          const store = await session.store()
          const run = store.run(ref)
          const failing = store.rows({ runId: run.id, which: 'failing', limit: 1000 })
          const lowest = failing.sort((a, b) => (a.score ?? -1) - (b.score ?? -1)).slice(0, flags.rows)
          print({ ...evalReport(run), rows: lowest }, () => runText(run, lowest))
          return exitCode.done
        }),
      ),
    )

const resumeCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'resume <run>')
    .description(
      'go on with a run that stopped, with the options it began with; finished rows are not paid twice',
    )
    .option('--retry-errors', 'ask again for rows that failed; each keeps its error until it succeeds')
    .option('--max-cost <usd>', 'stop when so much more is spent', positiveNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone runs resume latest\n  whetstone runs resume latest --retry-errors --max-cost 0.10',
    )
    .action(async (ref: string, flags: GlobalFlags & { maxCost?: number; retryErrors?: boolean }) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print, progress }) => {
          const [{ resumeRun }, { evalText }] = await casesAndTexts()
          const report = await resumeRun(session, ref, {
            signal,
            onProgress: progress,
            maxCostUsd: flags.maxCost,
            retryErrors: flags.retryErrors,
          })
          print(report, () => evalText(report))
          return exitOfStatus[report.status]
        }),
      ),
    )

const blessCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'bless <run>')
    .description('make a run the baseline of its task, for eval --baseline blessed')
    .addHelpText('after', '\nExample:\n  whetstone runs bless latest')
    .action(async (ref: string, flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ blessRun }, { blessText }] = await casesAndTexts()
          const report = await blessRun(session, ref)
          print(report, () => blessText(report))
          return exitCode.done
        }),
      ),
    )

const frontierCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'frontier <task>')
    .description('all finished runs of a task by cost and score: which are worth their price')
    .addHelpText('after', '\nExample:\n  whetstone runs frontier hmw')
    .action(async (task: string, flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ frontier }, { frontierText }] = await casesAndTexts()
          const report = await frontier(session, task)
          print(report, () => frontierText(report))
          return exitCode.done
        }),
      ),
    )
